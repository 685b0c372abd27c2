import { createSocket, type Socket } from 'node:dgram';

/** Header values of an INVITE; a value left out takes its default. */
export interface InviteFields {
  readonly to: string;
  readonly callId?: string;
  readonly branch?: string;
  readonly method?: string;
  readonly cseq?: number;
  readonly uriParams?: string;
  readonly extra?: readonly string[];
  readonly port?: number;
  readonly transport?: 'UDP' | 'TCP';
  readonly toTag?: string;
}

const sdp =
  'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n' +
  'm=audio 40000 RTP/AVP 0\r\n';

/** The text of a request as an SBC sends it. */
export function invite(fields: InviteFields): string {
  const method = fields.method ?? 'INVITE';
  const cseqMethod = method;
  const body = method === 'INVITE' ? sdp : '';
  const callId = fields.callId ?? `call-${fields.to}`;
  return [
    `${method} sip:${fields.to}@127.0.0.1${fields.uriParams ?? ''} SIP/2.0`,
    `Via: SIP/2.0/${fields.transport ?? 'UDP'} 127.0.0.1:${fields.port ?? 5060};` +
      `branch=${fields.branch ?? `z9hG4bK-${callId}`};rport`,
    'Max-Forwards: 70',
    'From: "Sales" <sip:0501234567@127.0.0.1>;tag=from1',
    `To: <sip:${fields.to}@127.0.0.1>${fields.toTag === undefined ? '' : `;tag=${fields.toTag}`}`,
    `Call-ID: ${callId}`,
    `CSeq: ${fields.cseq ?? 1} ${cseqMethod}`,
    'Contact: <sip:0501234567@192.0.2.7:5060>',
    'P-Asserted-Identity: <sip:05012345678@127.0.0.1>',
    'User-Agent: SBC/1.0',
    ...(fields.extra ?? []),
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

/** Sends datagrams and hands out the answers in order of arrival. */
export class UdpClient {
  readonly #socket: Socket = createSocket('udp4');
  readonly #answers: string[] = [];
  readonly #waiting: ((answer: string) => void)[] = [];
  readonly #server: number;

  constructor(serverPort: number) {
    this.#server = serverPort;
    this.#socket.on('message', bytes => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#answers.push(bytes.toString('latin1'));
      else next(bytes.toString('latin1'));
    });
  }

  send(text: string | Buffer): void {
    this.#socket.send(
      typeof text === 'string' ? Buffer.from(text, 'latin1') : text,
      this.#server,
      '127.0.0.1',
    );
  }

  /** The next answer. */
  receive(): Promise<string> {
    const ready = this.#answers.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  ask(text: string | Buffer): Promise<string> {
    this.send(text);
    return this.receive();
  }

  get unread(): number {
    return this.#answers.length;
  }

  close(): void {
    this.#socket.close();
  }
}
