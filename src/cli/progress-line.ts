// One line that moves on a terminal, and now and then a line where there is none.
import type { WriteStream } from 'node:tty';

const barWidth = 30;

export class ProgressLine {
  readonly #out: WriteStream | undefined;
  readonly #doing: string;
  readonly #unit: string;
  readonly #startedMs = performance.now();
  #tenth = 0;

  /** `out` undefined: nothing is shown. */
  constructor(out: WriteStream | undefined, doing: string, unit: string) {
    this.#out = out;
    this.#doing = doing;
    this.#unit = unit;
  }

  /** `detail` is shown behind the count, for example `1.2 M events/s`. */
  show(done: number, all: number, detail = ''): void {
    const part = all > 0 ? Math.min(1, done / all) : 0;
    const count = `${shown(done)} of ${shown(all)} ${this.#unit}`;
    const text = detail === '' ? count : `${count}, ${detail}`;
    if (this.#out?.isTTY) {
      const full = Math.round(part * barWidth);
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
      const percent = `${Math.floor(part * 100)}`.padStart(3);
      this.#out.write(`\r\u001b[K${this.#doing} ${bar} ${percent} %  ${text}`);
      return;
    }
    const tenth = Math.floor(part * 10);
    if (tenth <= this.#tenth) return;
    this.#tenth = tenth;
    this.#out?.write(`${this.#doing}: ${tenth * 10} %, ${text}\n`);
  }

  /** Takes the moving line away and says how long it took. */
  end(): void {
    const seconds = ((performance.now() - this.#startedMs) / 1000).toFixed(1);
    if (this.#out?.isTTY) this.#out.write('\r\u001b[K');
    this.#out?.write(`${this.#doing}: done in ${seconds} s\n`);
  }
}

function shown(count: number): string {
  return Math.round(count).toLocaleString('en');
}
