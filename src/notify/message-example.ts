import type { MessageOrder } from '../core/case/message-order.ts';
import type { OutgoingMessage } from '../workflow/ports.ts';

/** A message for tests of the channels. */
export function exampleMessage(
  order: Partial<MessageOrder> = {},
  body = '末尾5678の回線で国際電話を確認しました。\nhttps://example.jp/a/1.x',
): OutgoingMessage {
  return {
    record: {
      key: 'p0-17-m0',
      seq: 17,
      order: {
        notice: 'question',
        channel: 'mail',
        address: 'soumu@example.jp',
        case: 'case-7',
        subscriber: '05012345678',
        attempt: 2,
        atMs: Date.UTC(2026, 5, 5, 17, 10),
        untilMs: Date.UTC(2026, 5, 5, 17, 20),
        facts: {},
        ...order,
      },
    },
    language: 'ja',
    texts: {
      ja: { subject: '【重要】国際電話のご利用について', body },
      en: { subject: 'Calls abroad', body: 'Unusual calls abroad.' },
    },
  };
}
