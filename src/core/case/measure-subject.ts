// What a measure bears on, in one text, and what it may never bear on.
import type { DialPlan } from '../numbering/dial-plan.ts';
import { isProtectedTerritory } from '../numbering/is-protected-territory.ts';
import { normaliseNumber } from '../numbering/normalise-number.ts';
import { assert } from '../stdx/assert.ts';
import type { MeasureSubject } from './act.ts';

/** `line:…`, `source:…` or `country:…`; equal for equal subjects only. */
export function subjectKey(subject: MeasureSubject): string {
  switch (subject.kind) {
    case 'line':
      return `line:${subject.subscriber}`;
    case 'source':
      return `source:${subject.sourceIp}`;
    case 'country':
      return `country:${subject.country}`;
  }
}

/** The subject of a key; undefined for any other text. */
export function readSubjectKey(key: string): MeasureSubject | undefined {
  const colon = key.indexOf(':');
  const name = key.slice(colon + 1);
  if (name === '') return undefined;
  switch (key.slice(0, Math.max(colon, 0))) {
    case 'line':
      return { kind: 'line', subscriber: name };
    case 'source':
      return { kind: 'source', sourceIp: name };
    case 'country':
      return { kind: 'country', country: name };
    default:
      return undefined;
  }
}

/** What an enforcer is about to be told. */
interface ToBeEnforced {
  readonly subject: MeasureSubject;
  readonly scope: string;
  readonly beginMs: number;
  readonly endMs: number | null;
}

/**
 * The last look before anything goes out to the network (design §6): only international calling of
 * a line, a source or a country may be touched, never an emergency number, the home country or a
 * protected territory; and only barring of a line may be without an end. Throws ImpossibleError.
 */
export function assertEnforceable(measure: ToBeEnforced, plan: DialPlan): void {
  const { subject, scope, beginMs, endMs } = measure;
  assert(scope === 'international' || scope === 'but-usual', 'a measure is on calls abroad only');
  switch (subject.kind) {
    case 'line': {
      const { kind } = normaliseNumber(subject.subscriber, plan);
      assert(subject.subscriber !== '', 'a measure on a line names the line');
      assert(kind !== 'emergency', 'an emergency number is no line to measure');
      break;
    }
    case 'source':
      assert(/^[0-9a-f.:]{2,45}$/i.test(subject.sourceIp), 'a source is one address');
      break;
    case 'country': {
      const { country } = subject;
      assert(/^[A-Z]{2}$/.test(country), 'a country is named by two capital letters');
      assert(!plan.domestic.includes(country), 'calls inside the home country are never blocked');
      assert(!isProtectedTerritory(country, plan.home), `${country} is never blocked`);
      break;
    }
  }
  assert(
    endMs === null ? subject.kind === 'line' : endMs > beginMs,
    'a temporary measure has an end',
  );
}
