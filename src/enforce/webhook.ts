import type { Decision } from '../core/case/decision.ts';
import { formatDecision } from '../core/case/format-decision.ts';
import { maskNumber } from '../core/numbering/mask-number.ts';
import {
  type Clock,
  type DecisionRecord,
  DeliveryError,
  type EffectSink,
} from '../workflow/ports.ts';
import { requestSignature } from './request-signature.ts';
import { causeOf, webAddress } from './web-address.ts';

export interface WebhookSettings {
  /** Where effects are posted; http or https. */
  readonly url: string;
  /** Shared secret of the signature. */
  readonly secret: string;
  /** Whole time one delivery may take, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Posts each effect as JSON: the decision of the contract with its key, called numbers masked.
 * Signed with `Sekisho-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`; the
 * `Idempotency-Key` is the same at each repetition. 2xx is delivered. Another answer in 4xx (but
 * 408 and 429) or a redirect, which is not followed, will not get better by repeating; everything
 * else may. Throws WebhookSettingsError. `clock` is the wall clock, not that of a demo.
 */
export function createWebhook(settings: WebhookSettings, clock: Clock): EffectSink {
  webAddress(settings);
  return {
    deliver: record => send(settings, clock, { key: record.key, body: webhookBody(record) }),
  };
}

/** Posts what is plainly a test, signed like an effect: type `test`, and who asked for it. */
export function postTest(
  settings: WebhookSettings,
  clock: Clock,
  { key, by }: { readonly key: string; readonly by: string },
): Promise<void> {
  const time = new Date(clock.nowMs()).toISOString();
  return send(settings, clock, { key, body: JSON.stringify({ key, time, type: 'test', by }) });
}

async function send(
  settings: WebhookSettings,
  clock: Clock,
  { key, body }: { readonly key: string; readonly body: string },
): Promise<void> {
  const status = await post(webAddress(settings), settings.timeoutMs, body, {
    'content-type': 'application/json',
    'user-agent': 'Sekisho',
    'idempotency-key': key,
    'sekisho-signature': requestSignature(settings.secret, clock.nowMs(), body),
  });
  if (status >= 200 && status < 300) return;
  const retryable = status === 408 || status === 429 || status >= 500;
  throw new DeliveryError(`the webhook answered ${status}`, retryable);
}

async function post(
  url: URL,
  timeoutMs: number,
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    throw new DeliveryError(`the webhook could not be reached: ${causeOf(error)}`, true);
  }
}

/** What is posted: one JSON object. The same record gives the same bytes. */
function webhookBody(record: DecisionRecord): string {
  const decision = formatDecision(masked(record.decision));
  return `{"key":${JSON.stringify(record.key)},${decision.slice(1)}`;
}

function masked(decision: Decision): Decision {
  if (decision.type === 'quarantine') {
    return { ...decision, reason: maskNumbers(decision.reason) };
  }
  if (decision.reasons === undefined) return decision;
  const reasons = decision.reasons.map(item => ({ ...item, text: maskNumbers(item.text) }));
  return { ...decision, reasons };
}

// Only free text can hold a called number; subscribers, keys and times are fields of their own.
function maskNumbers(text: string): string {
  return text.replace(/\d[\d ().-]{5,}\d/g, found => {
    return found.replace(/\D/g, '').length < 7 ? found : maskNumber(found);
  });
}
