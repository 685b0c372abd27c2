import { randomInt } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { type LookupOneOptions, lookup } from 'node:dns';
import { createServer, isIP, type Server, type Socket } from 'node:net';
import type { Verdict } from '../../core/barring/verdict.ts';
import type { NumberKind } from '../../core/numbering/dialled-number.ts';
import type { Clock, Intake } from '../../workflow/ports.ts';
import { buildResponse, type Peer } from './build-response.ts';
import { DatagramSender } from './datagram-sender.ts';
import { parseMessage } from './parse-message.ts';
import { emptyStats, type SipStats } from './sip-stats.ts';
import { StreamFramer, type StreamUnit } from './stream-framer.ts';
import { declareTrunk, type TrunkSettings, trunkProblems } from './trunk-settings.ts';
import { SipSettingsError, TrustedPeers } from './trusted-peers.ts';
import { UserAgentServer } from './user-agent-server.ts';

export interface SipServerOptions {
  readonly intake: Intake;
  readonly clock: Clock;
  /** What kind of call a dialled string asks for. */
  readonly classify: (dialled: string) => NumberKind;
  readonly trunks: readonly TrunkSettings[];
  /** A port left out is not served; 0 takes a free one. */
  readonly listen: { readonly host: string; readonly udpPort?: number; readonly tcpPort?: number };
  /** Answer to addresses no trunk names. */
  readonly strangers?: 'silence' | 403;
  /** The line's name in the subscriber list; the number as signalled when left out. */
  readonly subscriberOf?: (signalled: string) => string;
  readonly zone?: string;
  readonly maxMessageBytes?: number;
  readonly maxTransactions?: number;
  readonly maxConnections?: number;
  /** A connection silent for so long is closed. */
  readonly idleConnectionMs?: number;
  readonly slowVerdictMs?: number;
  readonly receiveBufferBytes?: number;
  readonly onUnscreened?: (feed: string, kind: NumberKind) => void;
  readonly onVerdict?: (feed: string, verdict: Verdict['verdict'], seconds: number) => void;
  readonly monotonicMs?: () => number;
}

/** A port could not be opened. */
export class SipListenError extends Error {
  override name = 'SipListenError';
}

/** Connections of strangers that are open at once, only to be told 403; others are closed. */
const strangersMax = 8;
const strangerMs = 5_000;

/** Bytes that may wait for a peer that does not read its answers; more closes its connection. */
const unsentBytesMax = 1 << 20;

/** SIP redirect server on UDP and TCP: an SBC asks, the answer says allow, challenge or refuse. */
export class SipServer {
  readonly #options: SipServerOptions;
  readonly #peers: TrustedPeers;
  readonly #stats: SipStats = emptyStats();
  readonly #agent: UserAgentServer;
  readonly #connections = new Set<Socket>();
  #strangers = 0;
  #udp: UdpSocket | undefined;
  #sender: DatagramSender | undefined;
  #tcp: Server | undefined;

  /** Throws SipSettingsError when the trunks cannot be used as they are set. */
  constructor(options: SipServerOptions) {
    const problems = trunkProblems(options.trunks);
    if (problems.length > 0) throw new SipSettingsError(problems.join('; '));
    this.#options = options;
    this.#peers = new TrustedPeers(options.trunks);
    const screening = {
      intake: options.intake,
      clock: options.clock,
      classify: options.classify,
      subscriberOf: options.subscriberOf ?? ((signalled: string): string => signalled),
      zone: options.zone ?? 'Z',
      slowVerdictMs: options.slowVerdictMs ?? 250,
      monotonicMs: options.monotonicMs ?? ((): number => performance.now()),
      onUnscreened: options.onUnscreened ?? ((): void => {}),
      onVerdict: options.onVerdict ?? ((): void => {}),
    };
    this.#agent = new UserAgentServer(screening, this.#stats, {
      maxTransactions: options.maxTransactions ?? 200_000,
      seed: { first: randomInt(2 ** 32), second: randomInt(2 ** 32) },
    });
  }

  /** Declares each trunk as a feed and opens the ports; returns the ports that were opened. */
  async start(): Promise<{ udpPort: number | undefined; tcpPort: number | undefined }> {
    for (const trunk of this.#options.trunks) this.#options.intake.declare(declareTrunk(trunk));
    try {
      const { listen } = this.#options;
      if (listen.udpPort !== undefined)
        this.#udp = await this.#openUdp(listen.host, listen.udpPort);
      if (listen.tcpPort !== undefined)
        this.#tcp = await this.#openTcp(listen.host, listen.tcpPort);
    } catch (error) {
      await this.stop();
      const text = error instanceof Error ? error.message : String(error);
      throw new SipListenError(`SIP: ${text}`, { cause: error });
    }
    const tcpAddress = this.#tcp?.address();
    const tcpPort = typeof tcpAddress === 'object' ? tcpAddress?.port : undefined;
    return { udpPort: this.#udp?.address().port, tcpPort };
  }

  /** Closes both ports and every connection. */
  async stop(): Promise<void> {
    const { promise: udpClosed, resolve: udpDone } = Promise.withResolvers<void>();
    const { promise: tcpClosed, resolve: tcpDone } = Promise.withResolvers<void>();
    if (this.#udp === undefined) udpDone();
    else {
      this.#sender?.flush();
      this.#udp.close(() => udpDone());
    }
    if (this.#tcp === undefined) tcpDone();
    else this.#tcp.close(() => tcpDone());
    for (const socket of this.#connections) socket.destroy();
    this.#udp = undefined;
    this.#tcp = undefined;
    await Promise.all([udpClosed, tcpClosed]);
  }

  stats(): Readonly<SipStats> {
    return { ...this.#stats, connections: this.#connections.size };
  }

  #openUdp(host: string, port: number): Promise<UdpSocket> {
    const { promise, resolve, reject } = Promise.withResolvers<UdpSocket>();
    const socket = createSocket({
      type: isIP(host) === 6 ? 'udp6' : 'udp4',
      recvBufferSize: this.#options.receiveBufferBytes ?? 4 << 20,
      lookup: literalAddress,
    });
    socket.once('error', reject);
    const sender = new DatagramSender(socket, () => {
      this.#stats.sendFailures += 1;
    });
    this.#sender = sender;
    socket.on('message', (bytes, from) => this.#datagram(sender, bytes, from));
    socket.bind(port, host, () => {
      socket.off('error', reject);
      // An answer that a peer's host refuses (ICMP) ends here; the peer asks again or goes on.
      socket.on('error', () => {
        this.#stats.sendFailures += 1;
      });
      resolve(socket);
    });
    return promise;
  }

  #datagram(sender: DatagramSender, bytes: Buffer, from: RemoteInfo): void {
    const trunk = this.#peers.trunkOf(from.address);
    if (trunk === undefined) {
      const text = this.#turnAway(bytes, from);
      if (text !== undefined) sender.add({ text, port: from.port, address: from.address });
      return;
    }
    const limit = this.#options.maxMessageBytes ?? 65_535;
    const problem =
      bytes.length > limit ? ({ status: 513, text: 'too large' } as const) : undefined;
    const outcome = this.#agent.receive({ bytes, peer: from, trunk, transport: 'udp', problem });
    if (outcome.kind === 'answered') {
      sender.add({ text: outcome.text, port: outcome.port, address: from.address });
    }
  }

  #openTcp(host: string, port: number): Promise<Server> {
    const { promise, resolve, reject } = Promise.withResolvers<Server>();
    const server = createServer({ noDelay: true }, socket => this.#connected(socket));
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => {
        this.#stats.sendFailures += 1;
      });
      resolve(server);
    });
    return promise;
  }

  #connected(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    const address = socket.remoteAddress;
    if (address === undefined) {
      socket.destroy();
      return;
    }
    const trunk = this.#peers.trunkOf(address);
    const full = this.#connections.size >= (this.#options.maxConnections ?? 256);
    const unwelcome = trunk === undefined && !this.#mayBeTold();
    if (full || unwelcome) {
      this.#stats.received += 1;
      this.#stats.refusedPeers += 1;
      socket.destroy();
      return;
    }
    this.#connections.add(socket);
    if (trunk === undefined) this.#strangers += 1;
    socket.on('close', () => {
      this.#connections.delete(socket);
      if (trunk === undefined) this.#strangers -= 1;
    });
    const idleMs = trunk === undefined ? strangerMs : (this.#options.idleConnectionMs ?? 600_000);
    socket.setTimeout(idleMs, () => socket.destroy());
    const peer = { address, port: socket.remotePort ?? 0 };
    const framer = new StreamFramer(this.#options.maxMessageBytes ?? 65_535);
    const take = (unit: StreamUnit): void => {
      if (trunk === undefined) {
        const text = unit.kind === 'message' ? this.#turnAway(unit.bytes, peer) : undefined;
        if (unit.kind !== 'message') this.#countRefused();
        socket.end(text ?? '', 'latin1');
      } else this.#streamUnit(socket, unit, peer, trunk);
    };
    socket.on('data', chunk => {
      // The answers to one chunk leave in one write.
      socket.cork();
      framer.push(chunk).forEach(take);
      socket.uncork();
    });
    socket.on('close', () => {
      const rest = framer.end();
      if (rest !== undefined) take(rest);
    });
  }

  #streamUnit(socket: Socket, unit: StreamUnit, peer: Peer, trunk: TrunkSettings): void {
    if (unit.kind === 'ping' || unit.kind === 'blank') {
      this.#stats.received += 1;
      if (unit.kind === 'blank') this.#stats.absorbed += 1;
      else {
        this.#stats.answered += 1;
        this.#write(socket, '\r\n');
      }
      return;
    }
    const problem =
      unit.kind === 'message'
        ? undefined
        : ({ status: unit.tooLarge ? 513 : 400, text: unit.reason } as const);
    const parsed = unit.kind === 'message' ? unit.parsed : undefined;
    const arrival = { bytes: unit.bytes, peer, trunk, transport: 'tcp', problem, parsed } as const;
    const outcome = this.#agent.receive(arrival);
    // §18.2.2: over a reliable transport the answer goes back on the connection of its request.
    if (outcome.kind === 'answered') this.#write(socket, outcome.text);
    if (unit.kind === 'problem') socket.end();
  }

  #write(socket: Socket, text: string): void {
    if (!socket.writable) {
      this.#stats.sendFailures += 1;
      return;
    }
    socket.write(text, 'latin1');
    if (socket.writableLength > unsentBytesMax) socket.destroy();
  }

  #mayBeTold(): boolean {
    return this.#options.strangers === 403 && this.#strangers < strangersMax;
  }

  /** A stranger's message: counted, and answered with 403 where that is set. */
  #turnAway(bytes: Buffer, peer: Peer): string | undefined {
    this.#countRefused();
    if ((this.#options.strangers ?? 'silence') === 'silence') return undefined;
    const { message } = parseMessage(bytes);
    if (message?.kind !== 'request' || message.method === 'ACK') return undefined;
    const forbidden = { status: 403, phrase: 'Forbidden', fields: [] };
    return buildResponse(message, forbidden, 'stranger', peer);
  }

  #countRefused(): void {
    this.#stats.received += 1;
    this.#stats.refusedPeers += 1;
  }
}

/** Answers go to addresses that datagrams came from: nothing to look up, nothing to wait for. */
const literalAddress: typeof lookup = ((
  address: string,
  options: LookupOneOptions,
  done: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
): void => {
  const family = isIP(address);
  if (family === 0) lookup(address, options, done);
  else done(null, address, family);
}) as typeof lookup;
