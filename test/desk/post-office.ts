// Where mail and SMS arrive: a real SMTP server and a real SMPP server that keep what they get.
import { once } from 'node:events';
import type { AddressInfo, Server as NetServer } from 'node:net';
import smpp, { type Session } from 'smpp';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  readonly channel: 'mail' | 'sms';
  readonly to: string;
  readonly text: string;
}

export class PostOffice {
  readonly letters: Letter[] = [];
  readonly #mail: SMTPServer;
  readonly #sms: NetServer;
  readonly #sessions = new Set<Session>();
  #messages = 0;
  mailPort = 0;
  smsPort = 0;

  constructor() {
    this.#mail = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', chunk => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(one => one.address).join(',');
          this.letters.push({ channel: 'mail', to, text: mailText(Buffer.concat(chunks)) });
          done();
        });
      },
    });
    this.#sms = smpp.createServer(session => this.#attend(session));
  }

  async open(): Promise<void> {
    await new Promise<void>(resolve => this.#mail.listen(0, '127.0.0.1', resolve));
    this.#sms.listen(0, '127.0.0.1');
    await once(this.#sms, 'listening');
    this.mailPort = (this.#mail.server.address() as AddressInfo).port;
    this.smsPort = (this.#sms.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const session of this.#sessions) session.destroy();
    await new Promise<void>(resolve => this.#mail.close(() => resolve()));
    await new Promise<void>(resolve => this.#sms.close(() => resolve()));
  }

  /** Those that went to the address since `from` (a length of `letters`). */
  since(from: number, to: string): readonly Letter[] {
    return this.letters.slice(from).filter(letter => letter.to.includes(to));
  }

  #attend(session: Session): void {
    this.#sessions.add(session);
    const parts = new Map<number, string[]>();
    session.on('error', () => {});
    session.on('close', () => this.#sessions.delete(session));
    session.on('pdu', (pdu: Record<string, unknown> & { response(fields?: object): never }) => {
      if (pdu.command === 'submit_sm') {
        this.#messages += 1;
        session.send(pdu.response({ message_id: `sms-${this.#messages}` }));
        this.#keepSms(pdu, parts);
      } else if (!String(pdu.command).endsWith('_resp')) session.send(pdu.response());
    });
  }

  #keepSms(pdu: Record<string, unknown>, parts: Map<number, string[]>): void {
    const { message, udh } = pdu.short_message as { message: string; udh?: Buffer[] };
    const header = udh?.[0];
    const to = String(pdu.destination_addr);
    if (header === undefined) {
      this.letters.push({ channel: 'sms', to, text: message });
      return;
    }
    const [, , reference, total, number] = header;
    const whole = parts.get(reference!) ?? [];
    whole[number! - 1] = message;
    parts.set(reference!, whole);
    if (Object.keys(whole).length < total!) return;
    parts.delete(reference!);
    this.letters.push({ channel: 'sms', to, text: whole.join('') });
  }
}

/** The text of a mail, of whichever transfer encoding; headers first. */
function mailText(bytes: Buffer): string {
  const raw = bytes.toString('utf8');
  const decoded = raw.replaceAll(/=\r\n/g, '').replaceAll(/((?:=[0-9A-F]{2})+)/g, found => {
    return Buffer.from(found.replaceAll('=', ''), 'hex').toString('utf8');
  });
  const base64 = [...raw.matchAll(/base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(
    ([, body]) => Buffer.from(body!.replaceAll(/\s/g, ''), 'base64').toString('utf8'),
  );
  return [decoded, ...base64].join('\n');
}
