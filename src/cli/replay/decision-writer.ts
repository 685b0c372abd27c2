import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Decision } from '../../core/case/decision.ts';
import { formatDecision } from '../../core/case/format-decision.ts';

/** Writes decisions as NDJSON to a file or standard output; the summary is the last line. */
export class DecisionWriter {
  readonly #out: NodeJS.WritableStream;
  readonly #isFile: boolean;
  #pending: string[] = [];

  constructor(path: string | undefined) {
    this.#isFile = path !== undefined;
    this.#out = path === undefined ? process.stdout : createWriteStream(path);
  }

  write(decision: Decision): void {
    this.#pending.push(formatDecision(decision));
  }

  /** Hands over what has gathered; resolves when the stream takes more. */
  async drain(): Promise<void> {
    if (this.#pending.length === 0) return;
    const text = `${this.#pending.join('\n')}\n`;
    this.#pending = [];
    if (!this.#out.write(text)) await once(this.#out, 'drain');
  }

  async end(summary: Readonly<Record<string, number>>): Promise<void> {
    this.#pending.push(JSON.stringify({ type: 'summary', ...summary }));
    await this.drain();
    if (!this.#isFile) return;
    this.#out.end();
    await once(this.#out, 'finish');
  }
}
