// A real SMPP server for tests: takes what it is told to, and can break at any step.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';

export interface Submitted {
  readonly to: string;
  readonly from: string;
  readonly dataCoding: number;
  readonly esmClass: number;
  readonly octets: Buffer;
}

export class FakeSmsc {
  readonly submitted: Submitted[] = [];
  port = 0;
  binds = 0;
  /** What a submission is answered with; `break`: the connection ends instead. */
  answer: (submission: Submitted, number: number) => number | 'break' | 'silence' = () => 0;
  acceptsBind = true;
  readonly #sessions = new Set<Session>();
  readonly #server = smpp.createServer(session => this.#serve(session));

  async start(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const session of this.#sessions) session.destroy();
    await new Promise(resolve => this.#server.close(resolve));
  }

  breakAll(): void {
    for (const session of this.#sessions) session.destroy();
  }

  /** A receipt for a message; gives the status it was answered with. */
  deliver(fields: Record<string, unknown>): Promise<number> {
    const [session] = this.#sessions;
    return new Promise(resolve => {
      session?.deliver_sm(fields, pdu => resolve(pdu.command_status));
    });
  }

  #serve(session: Session): void {
    this.#sessions.add(session);
    session.on('close', () => this.#sessions.delete(session));
    session.on('error', () => {});
    session.on('bind_transceiver', (pdu: Pdu) => {
      this.binds += 1;
      const right = this.acceptsBind && pdu.password === 'secret';
      session.send(pdu.response(right ? {} : { command_status: 0x0d }));
    });
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('submit_sm', (pdu: Pdu) => this.#submit(session, pdu));
  }

  #submit(session: Session, pdu: Pdu): void {
    const submission = {
      to: String(pdu.destination_addr),
      from: String(pdu.source_addr),
      dataCoding: Number(pdu.data_coding),
      esmClass: Number(pdu.esm_class),
      octets: octetsOf(pdu),
    };
    this.submitted.push(submission);
    const answer = this.answer(submission, this.submitted.length);
    if (answer === 'break') session.destroy();
    else if (answer === 0) session.send(pdu.response({ message_id: `m${this.submitted.length}` }));
    else if (answer !== 'silence') session.send(pdu.response({ command_status: answer }));
  }
}

/** The text's octets again; the package has decoded them by their coding. */
function octetsOf(pdu: Pdu): Buffer {
  const field = (pdu.message_payload ?? pdu.short_message) as { message: string | Buffer };
  const { message } = field;
  if (Buffer.isBuffer(message)) return message;
  return pdu.data_coding === 8
    ? smpp.encodings.UCS2.encode(message)
    : smpp.encodings.ASCII.encode(message);
}
