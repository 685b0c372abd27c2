// Messages that somebody else sends, on being told of the attempt by a webhook. Nobody was asked
// anything before the webhook took that.
import { DeliveryError, type MessageChannel } from '../workflow/ports.ts';

/** What became of the effect that tells of a contact attempt. */
export type AttemptTold = 'delivered' | 'waiting' | 'never';

export interface WebhookChannelParts {
  readonly toldOf: (name: string, attempt: number) => Promise<AttemptTold>;
  readonly sleep: (ms: number) => Promise<void>;
}

const lookEveryMs = 250;
const looks = 8;

/** A notice, which asks nothing, stands for the effect that it is about. */
export function createWebhookChannel({ toldOf, sleep }: WebhookChannelParts): MessageChannel {
  return {
    async send({ record }) {
      const { case: name, attempt } = record.order;
      if (attempt === 0) return ['webhook'];
      for (let look = 1; look <= looks; look += 1) {
        const told = await lookedUp(toldOf(name, attempt));
        if (told === 'delivered') return ['webhook'];
        if (told === 'never') throw new DeliveryError('the webhook did not take it', false);
        if (look < looks) await sleep(lookEveryMs);
      }
      throw new DeliveryError('the webhook has not taken it yet', true);
    },
  };
}

/** Nothing goes out here, so a store that is away leaves no doubt. */
function lookedUp(told: Promise<AttemptTold>): Promise<AttemptTold> {
  return told.catch(() => 'waiting' as const);
}
