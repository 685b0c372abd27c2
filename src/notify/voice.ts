// A call by the carrier's own dialler, ordered by a signed request. It says the text, takes a key
// press, and brings the result to POST /v1/contact-answers.
import { createHmac } from 'node:crypto';
import {
  type Clock,
  DeliveryError,
  type MessageChannel,
  type OutgoingMessage,
  UnknownFateError,
} from '../workflow/ports.ts';

export interface VoiceSettings {
  readonly url: string;
  /** Shared secret of the signature. */
  readonly secret: string;
  readonly timeoutMs: number;
}

/** What a key press means, in the words of the answer. */
const keys = { '1': 'mine', '2': 'not-mine', '3': 'unsure' } as const;

// The request surely did not reach the dialler.
const neverReached = new RegExp(
  '^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$' +
    '|CERT|TLS|UNABLE_TO',
);

/**
 * Posts each call as JSON, signed like a webhook: `Sekisho-Signature: t=<unix seconds>,v1=<hex
 * HMAC-SHA256 of "t.body">`, `Idempotency-Key` the key of the message. 2xx: it was taken; 429, 503:
 * it was not, and is offered again; other 4xx: never. Anything else may have made the telephone
 * ring and is not repeated. `clock` is the wall clock.
 */
export function createVoiceChannel(settings: VoiceSettings, clock: Clock): MessageChannel {
  return {
    async send(message) {
      const body = JSON.stringify(orderOf(message));
      const status = await post(settings, body, message.record.key, clock);
      if (status >= 200 && status < 300) return [message.record.key];
      const text = `the dialler answered ${status}`;
      if (status === 429 || status === 503) throw new DeliveryError(text, true);
      if (status >= 300 && status < 500) throw new DeliveryError(text, false);
      throw new UnknownFateError(text);
    },
  };
}

function orderOf({ record, language, texts }: OutgoingMessage): object {
  const { address, case: name, attempt, notice, untilMs } = record.order;
  return {
    key: record.key,
    address,
    notice,
    language,
    text: { ja: texts.ja.body, en: texts.en.body },
    until: new Date(untilMs).toISOString(),
    ...(attempt > 0 && { answer: { path: '/v1/contact-answers', case: name, attempt, keys } }),
  };
}

async function post(
  { url, secret, timeoutMs }: VoiceSettings,
  body: string,
  key: string,
  clock: Clock,
): Promise<number> {
  const seconds = Math.floor(clock.nowMs() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex');
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Sekisho',
    'idempotency-key': key,
    'sekisho-signature': `t=${seconds},v1=${digest}`,
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && neverReached.test(code)) {
      throw new DeliveryError(`the dialler could not be reached: ${code}`, true);
    }
    throw new UnknownFateError('the dialler was called and did not answer');
  }
}
