// Measures carried out by a program of the carrier's that speaks the contract of
// docs/operating/enforcement.md over HTTP.
import { z } from 'zod';
import type { MeasureSubject } from '../core/case/act.ts';
import type { AppliedMeasure, WantedMeasure } from '../core/case/enforcement.ts';
import { assertEnforceable, subjectKey } from '../core/case/measure-subject.ts';
import type { DialPlan } from '../core/numbering/dial-plan.ts';
import { type Clock, DeliveryError, type Enforcer } from '../workflow/ports.ts';
import { requestSignature } from './request-signature.ts';
import { causeOf, webAddress } from './web-address.ts';

export interface WebhookEnforcerSettings {
  readonly name: string;
  /** What `/measures` is appended to; http or https. */
  readonly url: string;
  readonly secret: string;
  /** Whole time one request may take, milliseconds. */
  readonly timeoutMs: number;
  /** Of the carrier: its emergency numbers and its own country are never named. */
  readonly plan: DialPlan;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const bytesMax = 4 * 1024 * 1024;
const pageMeasures = 1_000;
const measuresMax = 2_000_000;

const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), subscriber: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('source'), sourceIp: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('country'), country: z.string().min(1).max(200) }),
]);
const measureSchema = z.object({
  subject: subjectSchema,
  scope: z.enum(['international', 'but-usual']),
  end: z.iso.datetime({ offset: true }).nullable(),
  seq: z.int().min(0).nullable(),
});
const pageSchema = z.object({
  measures: z.array(measureSchema).max(10 * pageMeasures),
  next: z.string().min(1).max(1_000).optional(),
});

/**
 * Throws WebhookSettingsError. Its methods throw DeliveryError when the receiver could not be
 * reached, refused or answered something else, and ImpossibleError for what may never be enforced.
 */
export function createWebhookEnforcer(settings: WebhookEnforcerSettings, clock: Clock): Enforcer {
  const { name, plan } = settings;
  const ask = asking(settings, clock);
  return {
    name,
    async apply(measure) {
      assertEnforceable(measure, plan);
      const target = targetOf(measure.subject);
      const key = `${subjectKey(measure.subject)}/${measure.seq}`;
      taken(await ask('PUT', target, bodyOf(measure), key));
    },
    async remove(subject, seq) {
      const key = `${subjectKey(subject)}/${seq}`;
      taken(await ask('DELETE', `${targetOf(subject)}?seq=${seq}`, '', key), 404);
    },
    async readOne(subject) {
      const answer = await ask('GET', targetOf(subject));
      if (answer.status === 404) return undefined;
      taken(answer);
      const found = appliedOf(parsed(measureSchema, answer.text));
      if (subjectKey(found.subject) !== subjectKey(subject)) {
        throw new DeliveryError('it answered with another measure than was asked for', false);
      }
      return found;
    },
    async read() {
      const found: AppliedMeasure[] = [];
      let after: string | undefined;
      do {
        const from = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
        const answer = await ask('GET', `/measures?limit=${pageMeasures}${from}`);
        taken(answer);
        const page = parsed(pageSchema, answer.text);
        for (const each of page.measures) found.push(appliedOf(each));
        if (page.next !== undefined && page.measures.length === 0) {
          throw new DeliveryError('it answered with an empty page that has a next one', false);
        }
        if (found.length > measuresMax) throw new DeliveryError('it has too many measures', false);
        after = page.next;
      } while (after !== undefined);
      return found;
    },
  };
}

type Ask = (method: string, target: string, body?: string, key?: string) => Promise<Answer>;

/** The signature covers method, target and body: no request passes for another. */
function asking(settings: WebhookEnforcerSettings, clock: Clock): Ask {
  const base = webAddress(settings).href.replace(/\/*$/, '');
  return async (method, target, body = '', key = '') => {
    const url = new URL(`${base}${target}`);
    const text = `${method} ${url.pathname}${url.search}\n${body}`;
    const headers: Record<string, string> = {
      'user-agent': 'Sekisho',
      'sekisho-signature': requestSignature(settings.secret, clock.nowMs(), text),
    };
    if (key !== '') headers['idempotency-key'] = key;
    if (body !== '') headers['content-type'] = 'application/json';
    try {
      const signal = AbortSignal.timeout(settings.timeoutMs);
      const sent = body === '' ? {} : { body };
      const response = await fetch(url, { method, headers, redirect: 'manual', signal, ...sent });
      return { status: response.status, text: await limitedText(response) };
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      throw new DeliveryError(`it could not be reached: ${causeOf(error)}`, true);
    }
  };
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      throw new DeliveryError(`it answered with more than ${bytesMax} bytes`, false);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Throws DeliveryError unless the answer is 2xx, or `also`. */
function taken({ status }: Answer, also?: number): void {
  if ((status >= 200 && status < 300) || status === also) return;
  if (status === 409) {
    const why = 'it holds a newer order for the same subject (409)';
    throw new DeliveryError(`${why}; was the data directory begun anew?`, false);
  }
  const retryable = status === 408 || status === 425 || status === 429 || status >= 500;
  throw new DeliveryError(`it answered ${status}`, retryable);
}

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const why = `${issue?.path.join('.')}: ${issue?.message}`;
    throw new DeliveryError(`it answered something else than measures (${why})`, false);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError('it answered something that is no JSON', false);
  }
}

function targetOf(subject: MeasureSubject): string {
  return `/measures/${encodeURIComponent(subjectKey(subject))}`;
}

function bodyOf(measure: WantedMeasure): string {
  const { subject, scope, seq, beginMs, endMs } = measure;
  const begin = new Date(beginMs).toISOString();
  const end = endMs === null ? null : new Date(endMs).toISOString();
  return JSON.stringify({ subject, scope, case: measure.case, begin, end, seq });
}

function appliedOf(found: z.output<typeof measureSchema>): AppliedMeasure {
  const { subject, scope, end, seq } = found;
  return { subject, scope, endMs: end === null ? null : Date.parse(end), seq };
}
