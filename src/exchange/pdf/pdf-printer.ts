import { Worker } from 'node:worker_threads';
import type { Paper } from '../../core/paper/paper.ts';
import type { PaperPrinter } from '../../workflow/casework-ports.ts';

const standard = { atOnce: 2, waitingMax: 20 };

/** Prints papers as PDF, each in a thread of its own; so many wait, and no more. */
export class PdfPrinter implements PaperPrinter {
  readonly #limits: { readonly atOnce: number; readonly waitingMax: number };
  #printing = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limits: typeof standard = standard) {
    this.#limits = limits;
  }

  async print(paper: Paper): Promise<Uint8Array | 'busy'> {
    const { atOnce, waitingMax } = this.#limits;
    if (this.#printing >= atOnce) {
      if (this.#waiting.length >= waitingMax) return 'busy';
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    this.#printing += 1;
    try {
      return await drawn(paper);
    } finally {
      this.#printing -= 1;
      this.#waiting.shift()?.();
    }
  }
}

function drawn(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./paper-worker.ts', import.meta.url), { workerData: paper });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => {
      reject(new Error(`the printing thread ended with ${code}`));
    });
  });
}
