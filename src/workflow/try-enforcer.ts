// Whether a network element takes orders and tells the truth about them, tried on an address that
// nobody has (TEST-NET-1, RFC 5737): a block of it stops no call.
import type { AppliedMeasure, WantedMeasure } from '../core/case/enforcement.ts';
import type { Trial, TrialStep } from './administration-ports.ts';
import type { Clock, Enforcer } from './ports.ts';

export const trialSubject = { kind: 'source', sourceIp: '192.0.2.119' } as const;

const lastsMs = 60_000;

interface TrialParts {
  readonly enforcer: Enforcer;
  readonly clock: Clock;
  /** Monotonic, milliseconds. */
  readonly elapsedMs: () => number;
}

/** Orders a block of a minute, reads it back, removes it and reads that back too. */
export async function tryByOrder({ enforcer, clock, elapsedMs }: TrialParts): Promise<Trial> {
  const nowMs = clock.nowMs();
  const measure: WantedMeasure = {
    subject: trialSubject,
    scope: 'international',
    case: 'trial',
    beginMs: nowMs,
    endMs: nowMs + lastsMs,
    // Newer than that of any trial before.
    seq: nowMs,
  };
  const steps: TrialStep[] = [];
  const step = async (name: TrialStep['step'], work: () => Promise<string | undefined>) => {
    const done = await timed(name, work, elapsedMs);
    steps.push(done);
    return done.problem === undefined;
  };
  const readBack = async (wrong: (found: AppliedMeasure | undefined) => string | undefined) =>
    wrong(await enforcer.readOne(trialSubject));
  const taken = await step('apply', async () => void (await enforcer.apply(measure)));
  if (taken) await step('read-applied', () => readBack(found => notAsOrdered(found, measure)));
  // What was asked for is taken back whatever came of it: it may have been taken all the same.
  const gone = await step('remove', async () => {
    return void (await enforcer.remove(trialSubject, measure.seq));
  });
  if (gone) {
    await step('read-removed', () =>
      readBack(found => (found === undefined ? undefined : 'it still stands after its removal')),
    );
  }
  return { ok: steps.every(each => each.problem === undefined), steps };
}

/** Of what carries its measures out by itself, only what stands there can be asked. */
export async function tryByReading({ enforcer, elapsedMs }: TrialParts): Promise<Trial> {
  let standing = 0;
  const work = async (): Promise<undefined> => {
    standing = (await enforcer.read()).length;
  };
  const read = await timed('read-all', work, elapsedMs);
  return { ok: read.problem === undefined, steps: [read], standing };
}

/** Does it once and says how long it took and what went wrong. */
export async function timed(
  step: TrialStep['step'],
  work: () => Promise<string | undefined>,
  elapsedMs: () => number,
): Promise<TrialStep> {
  const beginMs = elapsedMs();
  const problem = await work().catch(error => {
    return error instanceof Error ? error.message : String(error);
  });
  const lastedMs = Math.round(elapsedMs() - beginMs);
  return { step, lastedMs, ...(problem === undefined ? {} : { problem }) };
}

function notAsOrdered(
  found: AppliedMeasure | undefined,
  wanted: WantedMeasure,
): string | undefined {
  if (found === undefined) return 'it took the order and does not know it';
  if (found.scope !== wanted.scope) return `it reads back the scope ${found.scope}`;
  if (found.endMs !== wanted.endMs) return 'it reads back another end';
  return undefined;
}
