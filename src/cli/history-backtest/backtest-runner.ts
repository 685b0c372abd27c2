// Runs backtests one at a time, each in a process of its own that yields to the calls.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { Backtest } from '../../core/policy/backtest.ts';
import type { SqlBacktestBook } from '../../store/sql-backtest-book.ts';
import type { BacktestRequest, BacktestRunner } from '../../workflow/policy-ports.ts';
import type { Clock, Journal } from '../../workflow/ports.ts';
import type { BacktestJob, BacktestWord } from './backtest-job.ts';

const dayMs = 86_400_000;
const longestMs = 60 * 60_000;
const memoryMegabytes = 2_048;

export interface BacktestRunnerParts {
  readonly book: SqlBacktestBook;
  readonly database: string;
  readonly journal: Pick<Journal, 'durableSeq' | 'flush'>;
  readonly folder: string;
  readonly homeCountry: string;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

interface Running {
  readonly id: string;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  percent: number;
}

export class ChildBacktests implements BacktestRunner {
  readonly #parts: BacktestRunnerParts;
  #running: Running | undefined;
  #starting = false;

  constructor(parts: BacktestRunnerParts) {
    this.#parts = parts;
  }

  async start(request: BacktestRequest, audit: AuditEntry): Promise<Backtest | 'busy'> {
    if (this.#running !== undefined || this.#starting) return 'busy';
    this.#starting = true;
    try {
      const { book, clock, journal } = this.#parts;
      const one: Backtest = {
        id: randomUUID(),
        candidate: request.candidate.version,
        against: request.against.version,
        days: request.days,
        askedBy: request.by,
        askedMs: clock.nowMs(),
        state: 'running',
        endedMs: null,
        problem: null,
        result: null,
      };
      await journal.flush();
      await book.begin(one, request, audit);
      this.#running = this.#spawn(one, request);
      return one;
    } finally {
      this.#starting = false;
    }
  }

  async cancel(id: string, audit: AuditEntry): Promise<boolean> {
    const running = this.#running;
    if (running?.id !== id) return false;
    const outcome = { state: 'cancelled', problem: null, result: null } as const;
    const done = await this.#parts.book.end(id, outcome, this.#parts.clock.nowMs(), audit);
    running.child.kill('SIGKILL');
    await running.ended;
    return done;
  }

  percent(id: string): number | undefined {
    return this.#running?.id === id ? this.#running.percent : undefined;
  }

  /** Ends what runs; it is kept as failed. */
  async stop(): Promise<void> {
    this.#running?.child.kill('SIGKILL');
    await this.#running?.ended;
  }

  #spawn(one: Backtest, request: BacktestRequest): Running {
    const { database, folder, homeCountry, timeZone, journal } = this.#parts;
    const job: BacktestJob = {
      database,
      journal: folder,
      toSeq: journal.durableSeq,
      fromMs: Math.max(0, one.askedMs - request.days * dayMs),
      candidate: request.candidate.policy,
      against: request.against.policy,
      homeCountry,
      timeZone,
    };
    const script = join(import.meta.dirname, 'child.ts');
    const child = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, script], {
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: longestMs,
      killSignal: 'SIGKILL',
    });
    child.on('error', this.#parts.report);
    child.stdin!.on('error', () => {});
    // The password of the database is nobody else's to read in a list of processes.
    child.stdin!.end(JSON.stringify(job));
    let running: Running;
    const ended = this.#follow(one.id, child, percent => {
      running.percent = percent;
    });
    running = { id: one.id, child, ended, percent: 0 };
    return running;
  }

  async #follow(
    id: string,
    child: ChildProcess,
    progress: (percent: number) => void,
  ): Promise<void> {
    const { book, clock, report } = this.#parts;
    const problem = 'it ended before its time; the history may be too long for this machine';
    let outcome: Pick<Backtest, 'state' | 'problem' | 'result'> = {
      state: 'failed',
      problem,
      result: null,
    };
    try {
      for await (const line of createInterface({ input: child.stdout! })) {
        const word = JSON.parse(line) as BacktestWord;
        if (word.kind === 'percent') progress(word.percent);
        else if (word.kind === 'done') {
          outcome = { state: 'done', problem: null, result: word.result };
        } else outcome = { ...outcome, problem: maskNumbersIn(word.problem) };
      }
      await book.end(id, outcome, clock.nowMs());
    } catch (error) {
      report(error);
    } finally {
      this.#running = undefined;
    }
  }
}
