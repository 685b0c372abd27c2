// Sends messages until it is killed; told by one line of JSON on standard input.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMailChannel } from '../../src/notify/mail.ts';
import { SmsChannel } from '../../src/notify/sms.ts';
import { Database } from '../../src/store/database.ts';
import { SqlMessageStore } from '../../src/store/sql-message-store.ts';
import { MessageSender } from '../../src/workflow/send-messages.ts';

export interface MessagesKillOrder {
  readonly url: string;
  readonly smtpPort: number;
  readonly smscPort: number;
  readonly nowMs: number;
}

const [line] = await once(createInterface({ input: process.stdin }), 'line');
const { url, smtpPort, smscPort, nowMs } = JSON.parse(line) as MessagesKillOrder;
const report = (error: unknown): void => void process.stderr.write(`${error}\n`);
const database = await Database.open({ url, onError: report });
let sender: MessageSender;
const sms = new SmsChannel({
  settings: {
    host: '127.0.0.1',
    port: smscPort,
    tls: false,
    systemId: 'sekisho',
    password: 'secret',
    systemType: '',
    from: 'Carrier',
    callingCode: '81',
    longMessages: 'parts',
    responseMs: 10_000,
    enquireEveryMs: 60_000,
    reconnectMs: 50,
  },
  onReceipt: receipt => sender.receipt(receipt),
  report,
});
sender = new MessageSender({
  store: new SqlMessageStore(database, 'digest'),
  channels: {
    sms,
    mail: createMailChannel({
      host: '127.0.0.1',
      port: smtpPort,
      security: 'none',
      from: 'desk@carrier.example',
      timeoutMs: 10_000,
    }),
  },
  render: record => {
    const text = { subject: record.key, body: `【確認】${record.key}` };
    return { record, language: 'ja', texts: { ja: text, en: text } };
  },
  tell: async () => {},
  clock: { nowMs: () => nowMs },
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
  settings: { pollMs: 20, firstRetryMs: 0 },
  report,
});
sms.start();
while (!sms.connected) await sleep(5);
sender.start();
process.stdout.write('sending\n');
