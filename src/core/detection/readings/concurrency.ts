import { mostAtOnce } from '../../metering/normal.ts';
import { integerRoot } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';
import { usualBeforeTaught } from './cold-start.ts';

/** Calls abroad at once (this one included) above the most that was normal. */
export function concurrency(context: CallContext): number {
  const at = context.concurrent;
  const usual = Math.max(
    Math.min(2, context.channels),
    mostAtOnce(context.normal),
    usualBeforeTaught(context),
  );
  return at <= usual ? 0 : Math.trunc((500 * (at - usual)) / integerRoot(usual));
}
