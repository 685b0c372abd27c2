import type { Explanation, Reason } from '../barring/verdict.ts';
import type { ZoneText } from '../call/call-event.ts';
import { formatTime } from '../call/format-time.ts';
import { never } from '../stdx/assert.ts';
import type { Decision } from './decision.ts';

export interface FormatOptions {
  /** Writes every time in this zone (`Z`, `+09:00`) instead of that of the input. */
  readonly zone?: ZoneText;
}

/**
 * One decision as one JSON object on one line, without the line end, in the shape and order of keys
 * of the contract (design §7): time, type, the subject, then what was decided, reasons last, and
 * behind them what the contract does not name. Times
 * are written in the zone of the input that caused them. What is absent has no key; verdicts and
 * alerts always have `reasons`. The same decision gives the same bytes.
 */
export function formatDecision(decision: Decision, options: FormatOptions = {}): string {
  return JSON.stringify(decisionFields(decision, options));
}

/** Keys in the order of the contract; JSON.stringify leaves out what is undefined. */
function decisionFields(decision: Decision, options: FormatOptions): object {
  const zone = options.zone ?? decision.zone;
  const head = { time: formatTime(decision.timeMs, zone), type: decision.type };
  const why = reasonsOf(decision.reasons);
  switch (decision.type) {
    case 'verdict': {
      const { callId, subscriber, verdict, measure } = decision;
      const reasons = why ?? [];
      const explanation = explanationOf(decision.explanation);
      const call = { callId, subscriber, verdict, measure, case: decision.case };
      return { ...head, ...call, reasons, explanation };
    }
    case 'alert': {
      const { subscriber, subscribers, account, sourceIp, country, exposureYen } = decision;
      const subject = { subscriber, subscribers, account, sourceIp, country };
      const explanation = explanationOf(decision.explanation);
      const reasons = why ?? [];
      return { ...head, ...subject, case: decision.case, reasons, exposureYen, explanation };
    }
    case 'case': {
      const { subscriber, account, state, outcome } = decision;
      const { cause, by } = decision;
      const about = { subscriber, account, case: decision.case, state, outcome, cause, by };
      return { ...head, ...about, reasons: why };
    }
    case 'contact': {
      const { subscriber, channel, attempt, result } = decision;
      const step = { channel, attempt, result, by: decision.by };
      return { ...head, subscriber, case: decision.case, ...step, reasons: why };
    }
    case 'suspension':
      return { ...head, subscriber: decision.subscriber, ...span(decision, zone), reasons: why };
    case 'source-block': {
      const { sourceIp, subscribers } = decision;
      return { ...head, sourceIp, subscribers, ...span(decision, zone), reasons: why };
    }
    case 'country-block': {
      const { country, subscribers } = decision;
      return { ...head, country, subscribers, ...span(decision, zone), reasons: why };
    }
    case 'restoration': {
      const { subscriber, sourceIp, country, stage, by } = decision;
      const where = { subscriber, sourceIp, country, case: decision.case };
      return { ...head, ...where, stage, by, reasons: why };
    }
    case 'barring': {
      const { subscriber, on, by } = decision;
      const begin = formatTime(decision.beginMs, zone);
      return { ...head, subscriber, case: decision.case, on, begin, by, reasons: why };
    }
    case 'quarantine': {
      const { source, line, reason } = decision;
      return { ...head, source, line, reason };
    }
    default:
      return never(decision);
  }
}

type Measure = Extract<Decision, { readonly ground: string }>;

function span(measure: Measure, zone: ZoneText): object {
  const begin = formatTime(measure.beginMs, zone);
  const end = formatTime(measure.endMs, zone);
  const { ground, renewal, by } = measure;
  return { case: measure.case, ground, begin, end, renewal, by };
}

function explanationOf(explanation: Explanation | undefined): Explanation | undefined {
  return explanation === undefined ? undefined : { ja: explanation.ja, en: explanation.en };
}

/** Copies key by key, so that the order of keys does not depend on who made the reason. */
function reasonsOf(reasons: readonly Reason[] | undefined): readonly Reason[] | undefined {
  return reasons?.map(({ reading, decibans, text }) => ({ reading, decibans, text }));
}
