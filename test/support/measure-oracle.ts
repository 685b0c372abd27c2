// Judges measures by what was recorded: it reads inputs and decisions alone, keeps its own account
// of what is in force, and believes nothing that the engine says of its gates.

import type { Authorisation } from '../../src/core/barring/authorisation.ts';
import type { SetupEvent } from '../../src/core/call/call-event.ts';
import type { Act } from '../../src/core/case/act.ts';
import type {
  ContactDecision,
  CountryBlockDecision,
  Decision,
  RestorationDecision,
  SourceBlockDecision,
  SuspensionDecision,
  VerdictDecision,
} from '../../src/core/case/decision.ts';
import { dialPlans } from '../../src/core/numbering/dial-plan.ts';
import type { DialledNumber } from '../../src/core/numbering/dialled-number.ts';
import { isProtectedTerritory } from '../../src/core/numbering/is-protected-territory.ts';
import { normaliseNumber } from '../../src/core/numbering/normalise-number.ts';
import { completePolicy } from '../../src/core/policy/complete-policy.ts';
import { type Policy, standardPolicy } from '../../src/core/policy/policy.ts';
import type { Subscriber } from '../../src/core/subscriber/subscriber.ts';
import type { Told } from './call-sequence.ts';

interface Stopped {
  readonly case: string;
  readonly ground: string;
  readonly endMs: number;
  readonly partly: boolean;
}

interface Heard {
  readonly silent: { readonly channel: string }[];
  readonly undelivered: { count: number };
  word: '' | 'mine' | 'not-mine';
}

interface CallMade {
  readonly account: string;
  readonly country: string;
  readonly sourceIp: string;
  readonly atMs: number;
}

const silentResults = ['no-answer', 'unsure', 'third-party', 'refused', 'busy'];
const homeOffsetMs = 9 * 3_600_000;

export class MeasureOracle {
  readonly problems: string[] = [];
  /** How often each kind of measure was judged. */
  readonly seen: Record<string, number> = {};
  #policy: Policy = standardPolicy;
  #input: Told & { kind: 'input' } = { kind: 'input', input: { kind: 'tick', atMs: 0 } };
  #listed: ReadonlySet<string> = new Set();
  readonly #accounts = new Map<string, string>();
  readonly #setups = new Map<string, { event: SetupEvent; dialled: DialledNumber }>();
  readonly #calls: CallMade[] = [];
  readonly #heard = new Map<string, Heard>();
  readonly #reported = new Set<string>();
  /** Accounts of which a challenge failed, and those of the cases. */
  readonly #failed = new Set<string>();
  readonly #caseAccount = new Map<string, string>();
  readonly #authorised = new Map<string, Authorisation>();
  readonly #stopped = new Map<string, Stopped>();
  readonly #barred = new Set<string>();
  readonly #blocks = new Map<string, number>();
  /** Grounds on which lines of a case were stopped: others may follow. */
  readonly #grounds = new Map<string, string>();

  see(told: Told): void {
    if (told.kind === 'decision') this.#decided(told.decision);
    else this.#took(told);
  }

  /** Temporary measures that stand at this time. */
  inForce(nowMs: number): string[] {
    const lines = [...this.#stopped].filter(([, { endMs }]) => nowMs < endMs);
    const blocks = [...this.#blocks].filter(([, endMs]) => nowMs < endMs);
    return [...lines, ...blocks].map(([subject]) => subject);
  }

  #took(told: Told & { kind: 'input' }): void {
    this.#input = told;
    const { input } = told;
    if (input.kind === 'policy') this.#policy = completePolicy(input.policy);
    else if (input.kind === 'subscribers') this.#list(input.rows);
    else if (input.kind === 'restricted-list') {
      this.#listed = new Set(input.entries.map(entry => entry.country));
    } else if (input.kind === 'call-event' && input.event.type === 'setup') {
      this.#call(input.event, input.atMs);
    } else if (input.kind === 'call-event' && input.event.type === 'challenge') {
      const { callId, result } = input.event;
      if (result === 'failed') this.#failed.add(this.#accountOf(this.#setups.get(callId)!.event));
    }
  }

  #accountOf({ subscriber }: { readonly subscriber: string }): string {
    return this.#accounts.get(subscriber) ?? subscriber;
  }

  #list(rows: readonly Subscriber[]): void {
    for (const row of rows) this.#accounts.set(row.subscriber, row.account);
  }

  #call(event: SetupEvent, atMs: number): void {
    const dialled = normaliseNumber(event.to, dialPlans.JP);
    this.#setups.set(event.callId, { event, dialled });
    if (dialled.kind !== 'international' || event.direction === 'inbound') return;
    const account = this.#accountOf(event);
    const country = dialled.destination?.country ?? '';
    this.#calls.push({ account, country, sourceIp: event.sourceIp ?? '', atMs });
  }

  #decided(decision: Decision): void {
    switch (decision.type) {
      case 'case':
      case 'alert': {
        const { subscriber = '' } = decision;
        this.#caseAccount.set(decision.case, this.#accountOf({ subscriber }));
        break;
      }
      case 'contact':
        this.#contacted(decision);
        break;
      case 'suspension':
        this.#suspended(decision);
        break;
      case 'source-block':
      case 'country-block':
        this.#blocked(decision);
        break;
      case 'barring':
        this.#count('barring');
        this.#want(this.#act?.act.kind === 'bar', 'barring that nobody asked for');
        this.#barred.add(decision.subscriber);
        break;
      case 'restoration':
        this.#restored(decision);
        break;
      case 'verdict':
        this.#judged(decision);
        break;
      default:
    }
  }

  #contacted({ case: name, channel, result }: ContactDecision): void {
    const heard = this.#hear(name);
    if (result === 'mine' || result === 'not-mine') heard.word = result;
    else if (result === 'refuses-barring') heard.word = 'mine';
    else if (silentResults.includes(result)) {
      heard.silent.push({ channel: channel === 'task' ? 'voice' : channel });
    } else if (result === 'undelivered' || result === 'wrong-number') heard.undelivered.count += 1;
  }

  #suspended(decision: SuspensionDecision): void {
    const { subscriber, ground, case: name, timeMs, endMs, renewal, by } = decision;
    this.#count(`suspension ${ground}${renewal ? ' again' : ''}`);
    const { lastsMs, reviewBeforeMs } = this.#policy.suspension;
    const most = timeMs + lastsMs + (renewal ? reviewBeforeMs : 0);
    this.#want(endMs > timeMs && endMs <= most, `${subscriber}: a suspension without its end`);
    if (by !== undefined) this.#want(this.#act?.by === by, `${subscriber}: ${by} did not act`);
    if (renewal) this.#want(this.#stopped.has(subscriber), `${subscriber}: renewed, not in force`);
    else this.#grounded(decision);
    this.#stopped.set(subscriber, { case: name, ground, endMs, partly: false });
    if (ground !== 'D') this.#grounds.set(name, ground);
  }

  #grounded({ subscriber, ground, case: name, timeMs, gates }: SuspensionDecision): void {
    const follows = gates === undefined && this.#grounds.get(name) === ground;
    if (ground === 'C') {
      const said = this.#hear(name).word === 'not-mine' || this.#saidByAct(subscriber, name);
      this.#want(said || follows, `${subscriber}: ground C without the owner's word`);
      return;
    }
    this.#want(this.#policy.clause !== '', `${subscriber}: ground ${ground} without a clause`);
    if (ground === 'D') {
      this.#want(this.#authorises(subscriber, timeMs), `${subscriber}: not authorised`);
      return;
    }
    if (!follows) this.#want(this.#silent(name, ground), `${subscriber}: no silence of ${name}`);
    const account = this.#accountOf({ subscriber });
    const calls = this.#calls.filter(one => one.account === account);
    const listed = calls.some(one => this.#listed.has(one.country));
    this.#want(calls.length > 0, `${subscriber}: suspended without a call`);
    if (ground === 'A') this.#want(listed, `${subscriber}: ground A without a listed destination`);
  }

  #saidByAct(subscriber: string, name: string): boolean {
    const { act, why = '' } = this.#act ?? {};
    if (act?.kind === 'report-fraud') {
      // Reported of the line that the case asks about, it holds for those acting with it.
      this.#reported.add(name);
      return true;
    }
    if (act?.kind === 'suspend') {
      const named = act.case === name && act.subscribers.includes(subscriber);
      return named && act.ground === 'C' && (why.trim() !== '' || this.#reported.has(name));
    }
    return false;
  }

  #silent(name: string, ground: string): boolean {
    const { silent, undelivered, word } = this.#hear(name);
    if (word !== '') return false;
    const { attemptsAtMs, channelsMin } = this.#policy.contact;
    const channels = new Set(silent.map(one => one.channel));
    if (silent.length >= attemptsAtMs.length && channels.size >= channelsMin) return true;
    const failed = this.#failed.has(this.#caseAccount.get(name) ?? '');
    return ground === 'A' && failed && silent.length + undelivered.count > 0;
  }

  #authorises(subscriber: string, timeMs: number): boolean {
    const given = this.#authorised.get(subscriber);
    if (given === undefined) return false;
    const hour = Math.floor((timeMs + homeOffsetMs) / 3_600_000) % 24;
    if (given.hours.length > 0 && !given.hours.includes(hour)) return false;
    if (given.countries.length === 0) return true;
    const account = this.#accountOf({ subscriber });
    return this.#calls.some(
      one => one.account === account && given.countries.includes(one.country),
    );
  }

  #blocked(decision: SourceBlockDecision | CountryBlockDecision): void {
    const { type, timeMs, endMs, renewal, by } = decision;
    this.#count(`${type}${renewal ? ' again' : ''}${by === undefined ? '' : ' by a person'}`);
    const country = type === 'country-block' ? decision.country : undefined;
    const figures = country === undefined ? this.#policy.sourceBlock : this.#policy.countryBlock;
    const most = timeMs + figures.lastsMs + (renewal ? this.#policy.suspension.reviewBeforeMs : 0);
    const subject = type === 'country-block' ? decision.country : decision.sourceIp;
    this.#want(endMs > timeMs && endMs <= most, `${subject}: a block without its end`);
    this.#want(this.#policy.clause !== '', `${subject}: a block without a clause`);
    const hit = new Set(
      this.#calls
        .filter(one => timeMs - one.atMs <= figures.withinMs + 1_000)
        .filter(one => (country === undefined ? one.sourceIp : one.country) === subject)
        .map(one => one.account),
    );
    this.#want(hit.size >= figures.accounts, `${subject}: only ${hit.size} accounts attacked`);
    if (country !== undefined) {
      this.#want(!isProtectedTerritory(country, 'JP'), `${country}: protected`);
      this.#want(this.#listed.has(country), `${country}: not listed`);
      const approved = by !== undefined || this.#policy.countryBlock.preapproved;
      this.#want(approved, `${country}: approved by nobody`);
    }
    const alone = renewal && (country === undefined || this.#policy.countryBlock.preapproved);
    if (by !== undefined) this.#want(this.#fourEyes(by, alone === true), `${subject}: four eyes`);
    this.#blocks.set(subject, endMs);
  }

  /** `alone`: the policy would do it by itself, so that nobody else has to approve. */
  #fourEyes(by: string, alone: boolean): boolean {
    const { act } = this.#act ?? {};
    if (act?.kind !== 'block' && act?.kind !== 'extend') return false;
    const approvals = act.approvals ?? [];
    return this.#act!.by === by && (alone || approvals.length > 0) && !approvals.includes(by);
  }

  #restored({ subscriber, sourceIp, country, stage, timeMs }: RestorationDecision): void {
    if (subscriber === undefined) {
      this.#blocks.delete(sourceIp ?? country ?? '');
      return;
    }
    const stopped = this.#stopped.get(subscriber);
    if (stage === 'usual') {
      if (stopped !== undefined) this.#stopped.set(subscriber, { ...stopped, partly: true });
      return;
    }
    this.#count('opened in full');
    if (stopped?.ground === 'C' && timeMs < stopped.endMs) {
      this.#want(this.#mended(stopped.case), `${subscriber}: opened in full, not mended`);
    }
    this.#stopped.delete(subscriber);
    if (stage === 'all') this.#barred.delete(subscriber);
  }

  #mended(name: string): boolean {
    const { act } = this.#act ?? {};
    if (act?.kind === 'reopen-line') return act.mended;
    if (act?.kind === 'close-case') return act.outcome === 'lawful';
    return this.#hear(name).word === 'mine';
  }

  #judged({ callId, subscriber, verdict, measure, timeMs }: VerdictDecision): void {
    if (verdict === 'allow') return;
    this.#count(verdict);
    const made = this.#setups.get(callId);
    const abroad = made?.dialled.kind === 'international' && made.event.direction !== 'inbound';
    this.#want(abroad, `${callId}: touched, and not a call abroad`);
    if (verdict === 'challenge') {
      const may = this.#policy.challenges && this.#policy.clause !== '';
      this.#want(may, `${callId}: challenged without leave`);
      return;
    }
    const stands =
      measure === 'barring'
        ? this.#barred.has(subscriber)
        : measure === 'suspension'
          ? timeMs < (this.#stopped.get(subscriber)?.endMs ?? 0)
          : [made?.event.sourceIp ?? '', made?.dialled.destination?.country ?? ''].some(
              one => timeMs < (this.#blocks.get(one) ?? 0),
            );
    this.#want(stands, `${callId}: ${verdict} by ${measure}, which is not in force`);
  }

  /** The act that is being carried out, if it is one. */
  get #act(): Act | undefined {
    const { input } = this.#input;
    return input.kind === 'act' ? input.act : undefined;
  }

  #hear(name: string): Heard {
    const known = this.#heard.get(name);
    if (known !== undefined) return known;
    const made: Heard = { silent: [], undelivered: { count: 0 }, word: '' };
    this.#heard.set(name, made);
    return made;
  }

  /** An authorisation counts from when it was carried out. */
  authorised(subscriber: string, given: Authorisation | null): void {
    if (given === null) this.#authorised.delete(subscriber);
    else this.#authorised.set(subscriber, given);
  }

  #count(what: string): void {
    this.seen[what] = (this.seen[what] ?? 0) + 1;
  }

  #want(met: boolean, otherwise: string): void {
    if (!met) this.problems.push(otherwise);
  }
}
