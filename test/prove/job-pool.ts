import { type ChildProcess, fork } from 'node:child_process';
import type { JobResult, ProveJob, ShrinkJob, ShrinkResult } from './prove-job.ts';

const child = new URL('prove-child.ts', import.meta.url);

/** Does the jobs in `count` processes; tells of each result as it comes. */
export async function runJobs(
  jobs: readonly ProveJob[],
  count: number,
  onResult: (job: ProveJob, result: JobResult) => void,
): Promise<void> {
  const waiting = [...jobs];
  const workers = Array.from({ length: Math.min(count, jobs.length) }, async () => {
    const worker = fork(child, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    try {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        onResult(job, (await ask(worker, job)) as JobResult);
      }
    } finally {
      worker.disconnect();
    }
  });
  await Promise.all(workers);
}

/** Shrinks a failure in a process of its own. */
export async function shrinkFailure(job: ShrinkJob): Promise<ShrinkResult> {
  const worker = fork(child, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    return (await ask(worker, job)) as ShrinkResult;
  } finally {
    worker.disconnect();
  }
}

function ask(worker: ChildProcess, job: ProveJob | ShrinkJob): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`seed ${job.options.seed}: the process ended (${code})`));
    worker.once('exit', ended);
    worker.once('message', message => {
      worker.off('exit', ended);
      resolve(message);
    });
    worker.send(job);
  });
}
