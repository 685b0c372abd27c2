// Which lines of a case can still be suspended, and on which ground without the owner's word.
import type { Schemas } from '../../../../api/client.ts';

type Case = Schemas['Case'];
type Measure = Case['measures'][number];

export function lineOf({ subject }: Measure): string {
  const { subscriber } = subject as { subscriber?: unknown };
  return subject.kind === 'line' && typeof subscriber === 'string' ? subscriber : '';
}

/** Lines of the case that no measure in force stops; the one it asks about first. */
export function openLines({ lines, measures, row }: Case): string[] {
  const stopped = new Set(measures.filter(isInForce).map(lineOf));
  const open = lines.filter(line => !stopped.has(line));
  return open.sort((a, b) => Number(b === row.subscriber) - Number(a === row.subscriber));
}

export function isInForce({ endedMs }: Measure): boolean {
  return endedMs === null;
}

/** Measures in force that stop a line, the one the case asks about first. */
export function stops({ measures, row }: Case): Measure[] {
  return measures
    .filter(one => isInForce(one) && lineOf(one) !== '')
    .sort((a, b) => Number(lineOf(b) === row.subscriber) - Number(lineOf(a) === row.subscriber));
}

/** C where the owner has said so, else A. */
export function silenceGround({ attempts }: Case): 'A' | 'C' {
  return attempts.some(one => one.result === 'not-mine') ? 'C' : 'A';
}
