import type { RegisterEvent } from '../../core/call/call-event.ts';
import { AnswerCache } from './answer-cache.ts';
import { answerAllow } from './answer-verdict.ts';
import { type Answer, buildResponse, type Peer, responsePort } from './build-response.ts';
import {
  type ParsedMessage,
  parseMessage,
  requestProblem,
  type SipProblem,
} from './parse-message.ts';
import { utf8 } from './parse-params.ts';
import { dialledNumber, isDeregistration, registeredLine, sourceAddress } from './read-setup.ts';
import { toAddress } from './request-parts.ts';
import { type Screening, screenInvite } from './screen-invite.ts';
import { header, type SipRequest } from './sip-message.ts';
import type { SipStats } from './sip-stats.ts';
import { type Transaction, type TransactionSeed, transactionOf } from './transaction.ts';
import { feedName, type TrunkSettings } from './trunk-settings.ts';

/** What becomes of one message. `text` is one character a byte. */
export type Outcome =
  | { readonly kind: 'answered'; readonly text: string; readonly port: number }
  | { readonly kind: 'absorbed' }
  | { readonly kind: 'quarantined'; readonly reason: string };

/** One message and where it came from. */
export interface Arrival {
  readonly bytes: Buffer;
  readonly peer: Peer;
  readonly trunk: TrunkSettings;
  readonly transport: 'udp' | 'tcp';
  /** Set when the stream's framing already knows what is wrong. */
  readonly problem?: SipProblem | undefined;
  /** What `parseMessage` reads in the bytes, where the stream's framing had to read it. */
  readonly parsed?: ParsedMessage | undefined;
}

const absorbed: Outcome = { kind: 'absorbed' };

/**
 * The user agent server of RFC 3261 §8.2, redirecting as in §8.3: each request gets its final
 * answer at once, there are no dialogs. No sockets here: bytes in, outcome out.
 */
export class UserAgentServer {
  readonly #screening: Screening;
  readonly #stats: SipStats;
  readonly #cache: AnswerCache;
  readonly #seed: TransactionSeed;

  constructor(
    screening: Screening,
    stats: SipStats,
    options: { readonly maxTransactions: number; readonly seed: TransactionSeed },
  ) {
    this.#screening = screening;
    this.#stats = stats;
    this.#cache = new AnswerCache(options.maxTransactions, screening.monotonicMs());
    this.#seed = options.seed;
  }

  /** Takes one message to its end and counts that end. */
  receive(arrival: Arrival): Outcome {
    this.#stats.received += 1;
    const outcome = this.#decideSafely(arrival);
    this.#stats[outcome.kind] += 1;
    if (outcome.kind === 'quarantined') this.#quarantine(arrival, outcome.reason);
    return outcome;
  }

  /** A defect of ours costs this message its answer, never the server its life. */
  #decideSafely(arrival: Arrival): Outcome {
    try {
      return this.#decide(arrival);
    } catch (error) {
      return { kind: 'quarantined', reason: `defect: ${String(error)}` };
    }
  }

  #decide(arrival: Arrival): Outcome {
    const { bytes, peer } = arrival;
    if (isKeepAlive(bytes)) return absorbed;
    const { message, problem: syntax } = arrival.parsed ?? parseMessage(bytes);
    if (message === undefined) return { kind: 'quarantined', reason: syntax?.text ?? 'unreadable' };
    if (message.kind === 'response') {
      return { kind: 'quarantined', reason: 'a response to nothing that was asked' };
    }
    const problem = arrival.problem ?? syntax ?? requestProblem(message);
    // §17.1.1.3: nobody may answer an ACK, whole or broken.
    if (message.method === 'ACK') {
      return problem === undefined ? absorbed : { kind: 'quarantined', reason: problem.text };
    }
    const transaction = this.#transaction(message, arrival.trunk, message.method);
    const { toTag } = transaction;
    if (problem !== undefined) {
      const outcome = answered(message, problemAnswer(problem), toTag, peer);
      if (outcome.kind === 'answered') {
        this.#stats.malformed += 1;
        this.#quarantine(arrival, problem.text);
        return outcome;
      }
      return { kind: 'quarantined', reason: problem.text };
    }
    return answered(message, this.#answer(message, arrival, transaction), toTag, peer);
  }

  #transaction(request: SipRequest, trunk: TrunkSettings, method: string): Transaction {
    return transactionOf(request, this.#seed, { trunk: trunk.name, method });
  }

  #answer(request: SipRequest, arrival: Arrival, transaction: Transaction): Answer {
    const { trunk } = arrival;
    switch (request.method) {
      case 'INVITE':
        return this.#invite(request, arrival, transaction);
      case 'CANCEL': {
        // §9.2: the INVITE has its final answer already, so that cancelling it changes nothing.
        const invite = this.#cache.find(this.#transaction(request, trunk, 'INVITE'));
        return invite === undefined ? noTransaction : ok(trunk);
      }
      case 'OPTIONS':
        return ok(trunk);
      case 'REGISTER':
        return trunk.mirrorsRegistrations
          ? this.#register(request, trunk, transaction)
          : notAllowed(trunk);
      default:
        return notAllowed(trunk);
    }
  }

  #invite(request: SipRequest, arrival: Arrival, transaction: Transaction): Answer {
    const { trunk } = arrival;
    const nowMs = this.#screening.monotonicMs();
    this.#cache.turn(nowMs);
    const known = this.#cache.find(transaction);
    if (known !== undefined) {
      this.#stats.retransmissions += 1;
      return known;
    }
    if (toAddress(request)?.params.has('tag')) {
      // A call in progress is not judged again; §12.2.2 would have 481, which ends a lawful call.
      this.#stats.unscreened += 1;
      return answerAllow(trunk, dialledNumber(request, trunk));
    }
    const screened = screenInvite(request, trunk, this.#screening);
    this.#stats[screened.how] += 1;
    if (screened.failedOpen !== undefined) this.#stats.failedOpen += 1;
    if (screened.how === 'unscreened') return screened.answer;
    if (screened.how === 'withoutSubscriber') {
      this.#quarantine(arrival, `no line in ${trunk.subscriberFrom}`);
    }
    this.#cache.keep(transaction, screened.answer, nowMs);
    return screened.answer;
  }

  /** A copy of a registration seen elsewhere; 200 lists our bindings (§10.3 step 8), none. */
  #register(request: SipRequest, trunk: TrunkSettings, transaction: Transaction): Answer {
    const nowMs = this.#screening.monotonicMs();
    this.#cache.turn(nowMs);
    if (this.#cache.find(transaction) !== undefined) {
      this.#stats.retransmissions += 1;
      return ok(trunk);
    }
    this.#cache.keep(transaction, ok(trunk), nowMs);
    const line = registeredLine(request);
    if (line === undefined || isDeregistration(request)) return ok(trunk);
    const sourceIp = sourceAddress(request, trunk);
    const userAgent = header(request, 'user-agent');
    const rejected = header(request, 'x-sekisho-result')?.trim().toLowerCase() === 'rejected';
    const event: RegisterEvent = {
      type: 'register',
      timeMs: this.#screening.clock.nowMs(),
      zone: this.#screening.zone,
      subscriber: this.#screening.subscriberOf(line),
      result: rejected ? 'rejected' : 'ok',
      ...(sourceIp !== undefined ? { sourceIp } : {}),
      ...(userAgent ? { userAgent: utf8(userAgent).slice(0, 256) } : {}),
    };
    this.#screening.intake.accept(feedName(trunk), event);
    this.#stats.registrations += 1;
    return ok(trunk);
  }

  #quarantine(arrival: Arrival, reason: string): void {
    try {
      this.#screening.intake.quarantine(feedName(arrival.trunk), {
        source: `sip:${arrival.transport}`,
        position: this.#stats.received,
        reason,
        raw: arrival.bytes.toString('utf8', 0, 4_000).slice(0, 1_000),
      });
    } catch {
      // The port promises not to throw; if it does, the answer still goes out and is counted.
      this.#stats.failedOpen += 1;
    }
  }
}

function answered(request: SipRequest, answer: Answer, toTag: string, peer: Peer): Outcome {
  const text = buildResponse(request, answer, toTag, peer);
  if (text === undefined) return { kind: 'quarantined', reason: 'cannot be answered' };
  return { kind: 'answered', text, port: responsePort(request, peer) };
}

/** Line ends, or an empty datagram (RFC 5626 §3.5, and what SBCs send to hold a NAT open). */
function isKeepAlive(bytes: Buffer): boolean {
  if (bytes.length > 4) return false;
  return bytes.every(byte => byte === 13 || byte === 10 || byte === 0);
}

/** §21.4.1: the phrase says what is wrong. */
function problemAnswer(problem: SipProblem): Answer {
  const phrase =
    problem.status === 505
      ? 'Version Not Supported'
      : problem.status === 513
        ? 'Message Too Large'
        : `Bad Request - ${problem.text}`;
  return { status: problem.status, phrase, fields: [] };
}

const noTransaction: Answer = {
  status: 481,
  phrase: 'Call/Transaction Does Not Exist',
  fields: [],
};

function ok(trunk: TrunkSettings): Answer {
  return { status: 200, phrase: 'OK', fields: [allow(trunk), 'Accept: application/sdp'] };
}

function notAllowed(trunk: TrunkSettings): Answer {
  return { status: 405, phrase: 'Method Not Allowed', fields: [allow(trunk)] };
}

function allow(trunk: TrunkSettings): string {
  return `Allow: INVITE, ACK, CANCEL, OPTIONS${trunk.mirrorsRegistrations ? ', REGISTER' : ''}`;
}
