// Results kept as they come, so that a run that was cut off can go on.
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { JobResult, ProveJob } from './prove-job.ts';

/** A file of JSON lines, each a job with its result; without a path nothing is kept. */
export class ResultsFile {
  readonly #path: string | undefined;
  readonly #done = new Map<string, JobResult>();

  constructor(path: string | undefined) {
    this.#path = path;
    if (path === undefined || !existsSync(path)) return;
    const lines = readFileSync(path, 'utf8').split('\n');
    // What was being written when the run was cut off is cut off too.
    if (lines.pop() !== '') truncateSync(path, Buffer.byteLength(`${lines.join('\n')}\n`));
    for (const line of lines) {
      const { job, result } = JSON.parse(line) as { job: ProveJob; result: JobResult };
      this.#done.set(JSON.stringify(job), result);
    }
  }

  /** The result of the very same job, if it is there. */
  find(job: ProveJob): JobResult | undefined {
    return this.#done.get(JSON.stringify(job));
  }

  add(job: ProveJob, result: JobResult): void {
    if (this.#path !== undefined) {
      appendFileSync(this.#path, `${JSON.stringify({ job, result })}\n`);
    }
  }
}
