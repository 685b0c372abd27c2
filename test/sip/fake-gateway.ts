import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { buildResponse } from '../../src/ingest/sip/build-response.ts';
import { parseMessage } from '../../src/ingest/sip/parse-message.ts';

/** A carrier or an announcement that takes every call, and keeps what it was asked. */
export class FakeGateway {
  readonly invites: string[] = [];
  readonly #socket: Socket = createSocket('udp4');
  readonly #name: string;
  #open = true;

  constructor(name: string) {
    this.#name = name;
    this.#socket.on('message', (bytes, from) => this.#take(bytes, from));
  }

  /** Opens a port and returns it. */
  start(): Promise<number> {
    return new Promise(resolve => {
      this.#socket.bind(0, '127.0.0.1', () => resolve(this.#socket.address().port));
    });
  }

  stop(): void {
    if (this.#open) this.#socket.close();
    this.#open = false;
  }

  #take(bytes: Buffer, from: RemoteInfo): void {
    const { message } = parseMessage(bytes);
    if (message?.kind !== 'request' || message.method !== 'INVITE') return;
    this.invites.push(bytes.toString('latin1'));
    const taken = {
      status: 200,
      phrase: 'OK',
      fields: [`Contact: <sip:${this.#name}@127.0.0.1>`, `X-Answered-By: ${this.#name}`],
    };
    const answer = buildResponse(message, taken, this.#name, from);
    if (answer !== undefined)
      this.#socket.send(Buffer.from(answer, 'latin1'), from.port, from.address);
  }
}
