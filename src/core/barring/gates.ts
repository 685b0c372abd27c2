// The gates before each measure (design §6), as pure functions over facts that are recorded.
// Evidence alone stops nothing: every gate of a ground must be met.
import type { Policy } from '../policy/policy.ts';

export interface Gate {
  readonly gate: string;
  readonly met: boolean;
  readonly fact: string;
}

export interface ContactFacts {
  readonly attempts: number;
  readonly undelivered: number;
  readonly unanswered: number;
  readonly channels: number;
  readonly exhausted: boolean;
  /** Reached at all, whatever was said (unsure and third parties are not reached). */
  readonly reached: boolean;
}

export interface SuspensionFacts {
  readonly evidence: number;
  /** Confirmed charges, thousandths of a yen; estimates satisfy no gate. */
  readonly dayMilliYen: number;
  readonly normalDayMilliYen: number;
  readonly monthMilliYen: number;
  readonly lastMonthMilliYen: number;
  readonly listedCalls: number;
  readonly listChecksValid: boolean;
  readonly destinationUsual: boolean;
  /** `unseen` for PSTN lines and feeds without source addresses. */
  readonly source: 'unusual' | 'usual' | 'unseen';
  readonly service: 'ip' | 'pstn';
  /** None of the episode's calls was at an hour that is unusual for the line or its kind. */
  readonly atUsualHours: boolean;
  /** The episode's calls went to two numbers at most, two at once at most: so people talk. */
  readonly talks: boolean;
  /** So many other accounts were just found to be attacked by calls to the same countries. */
  readonly foundElsewhere: number;
  /** Twice as many of the episode's calls were up at once as ever before. */
  readonly manyAtOnce: boolean;
  /** The owner said of other unusual calls of this line, not long ago, that they were theirs. */
  readonly vouchedLately: boolean;
  readonly simultaneous: number;
  readonly severalCalls: number;
  readonly contact: ContactFacts;
  readonly challengeFailed: boolean;
  readonly challengePassed: boolean;
  readonly wholesaleTrunk: boolean;
}

function gate(name: string, met: boolean, fact: string): Gate {
  return { gate: name, met, fact };
}

/**
 * Silence weighs less where the owner lately answered for such calls; and where less could be seen
 * or a family may be talking, unless others have just shown what such calls are, or more are up at
 * once than anybody there ever made.
 */
function evidenceGate(facts: SuspensionFacts, { level }: Policy, lessSeen: string): Gate {
  const { vouchedLately, talks, foundElsewhere, manyAtOnce, simultaneous } = facts;
  const { suspension, suspensionMore: more } = level;
  const talk = talks ? 'people may be talking: two numbers, two calls at once at most' : '';
  const because = vouchedLately ? 'the owner lately answered for such calls' : lessSeen || talk;
  if (because === '' || more === 0) return evidenceAgainst(suspension, '');
  if (vouchedLately || (foundElsewhere === 0 && !manyAtOnce))
    return evidenceAgainst(suspension + more, `, ${more} cdB of it because ${because}`);
  const found =
    foundElsewhere > 0
      ? `${foundElsewhere} other accounts attacked in the same country within 6 hours`
      : `${simultaneous} at once, more than ever before`;
  return evidenceAgainst(suspension, `, not raised by ${more} cdB though ${because}: ${found}`);

  function evidenceAgainst(least: number, why: string): Gate {
    const { evidence } = facts;
    return gate('evidence', evidence >= least, `${evidence} cdB against ${least} cdB${why}`);
  }
}

/** Ground A (000 §4①): all eight. */
export function groundA(facts: SuspensionFacts, policy: Policy): readonly Gate[] {
  const day = Math.max(facts.normalDayMilliYen, policy.charges.dayFloorYen * 1_000);
  const { contact } = facts;
  const silence =
    contact.exhausted || (facts.challengeFailed && contact.undelivered + contact.unanswered > 0);
  return [
    evidenceGate(facts, policy, facts.source === 'unseen' ? 'no source was seen' : ''),
    gate(
      'charges-abnormal',
      facts.dayMilliYen * 10 >= day * policy.charges.abnormalTenths,
      `${yen(facts.dayMilliYen)} in a day against ${yen(day)}`,
    ),
    gate(
      'destination-listed',
      facts.listedCalls > 0 && facts.listChecksValid,
      `${facts.listedCalls} calls`,
    ),
    gate(
      'use-unusual',
      !facts.destinationUsual && (facts.service === 'pstn' || facts.source !== 'usual'),
      `destination ${facts.destinationUsual ? 'usual' : 'unusual'}, source ${facts.source}`,
    ),
    gate(
      'several-calls',
      facts.simultaneous >= policy.several.simultaneous ||
        facts.severalCalls >= policy.several.calls,
      `${facts.simultaneous} at once, ${facts.severalCalls} in a short time, ` +
        `against ${policy.several.simultaneous} or ${policy.several.calls}`,
    ),
    gate('contact', silence && !contact.reached, contactFact(contact)),
    ...common(facts, policy),
  ];
}

/** Ground B (002 ③): charges several times last month’s, nobody reached; more at usual hours. */
export function groundB(facts: SuspensionFacts, policy: Policy): readonly Gate[] {
  const { charges } = policy;
  const known = facts.lastMonthMilliYen >= 0;
  const times = Math.max(
    charges.monthFactor * Math.max(0, facts.lastMonthMilliYen),
    (known ? 1 : 2) * charges.monthFloorYen * 1_000,
  );
  const { contact } = facts;
  return [
    evidenceGate(facts, policy, facts.atUsualHours ? 'the hours are usual' : ''),
    gate(
      'charges-several-times',
      facts.monthMilliYen >= times,
      `${yen(facts.monthMilliYen)} this month against ${yen(times)}`,
    ),
    gate('contact', contact.exhausted && !contact.reached, contactFact(contact)),
    ...common(facts, policy),
  ];
}

function common(facts: SuspensionFacts, policy: Policy): readonly Gate[] {
  return [
    gate(
      'channels',
      facts.contact.channels >= policy.contact.channelsMin,
      `${facts.contact.channels} channels against ${policy.contact.channelsMin}`,
    ),
    gate(
      'not-proved-lawful',
      !facts.challengePassed,
      facts.challengePassed ? 'passed' : 'none passed',
    ),
    gate('not-wholesale', !facts.wholesaleTrunk, 'line'),
    gate('clause', policy.clause !== '', policy.clause),
  ];
}

export interface SourceBlockFacts {
  readonly observed: boolean;
  readonly accounts: number;
  /** Milliseconds since a line for which the address is usual called from it; −1 never. */
  readonly lawfulAgoMs: number;
}

function accountsGate(accounts: number, least: number): Gate {
  return gate('simultaneous', accounts >= least, `${accounts} accounts against ${least}`);
}

/** Source block (R5). */
export function sourceBlockGates(facts: SourceBlockFacts, policy: Policy): readonly Gate[] {
  const { sourceBlock } = policy;
  return [
    gate('observed', facts.observed, facts.observed ? 'by a trusted SBC' : 'not observed'),
    accountsGate(facts.accounts, sourceBlock.accounts),
    gate(
      'no-lawful-line',
      facts.lawfulAgoMs < 0 || facts.lawfulAgoMs > sourceBlock.lawfulWithinMs,
      facts.lawfulAgoMs < 0 ? 'never' : `${Math.trunc(facts.lawfulAgoMs / 60_000)} min ago`,
    ),
    gate('clause', policy.clause !== '', policy.clause),
  ];
}

export interface CountryBlockFacts {
  readonly listed: boolean;
  readonly listChecksValid: boolean;
  readonly protectedTerritory: boolean;
  readonly historyMs: number;
  readonly minutesPerMonth: number;
  readonly callsPerDay: number;
  readonly accounts: number;
  /** Of these, accounts with a line that no measure stops. */
  readonly unstopped: number;
}

/** Country block (R6): by country alone, never for one with much or important traffic. */
export function countryBlockGates(facts: CountryBlockFacts, policy: Policy): readonly Gate[] {
  const { countryBlock } = policy;
  return [
    gate('listed', facts.listed && facts.listChecksValid, facts.listed ? 'listed' : 'not listed'),
    gate('not-protected', !facts.protectedTerritory, 'territory'),
    gate(
      'history',
      facts.historyMs >= countryBlock.historyMs,
      `${days(facts.historyMs)} days against ${days(countryBlock.historyMs)}`,
    ),
    gate(
      'little-traffic',
      facts.minutesPerMonth <= countryBlock.minutesPerMonthMax &&
        facts.callsPerDay <= countryBlock.callsPerDayMax,
      `${facts.minutesPerMonth} min a month, ${facts.callsPerDay} calls a day, ` +
        `at most ${countryBlock.minutesPerMonthMax} and ${countryBlock.callsPerDayMax}`,
    ),
    accountsGate(facts.accounts, countryBlock.accounts),
    gate(
      'lines-not-enough',
      facts.unstopped >= countryBlock.unstoppedAccounts,
      `${facts.unstopped} accounts with lines not stopped, ` +
        `against ${countryBlock.unstoppedAccounts}`,
    ),
    gate('approved', countryBlock.preapproved, 'policy approved beforehand'),
    gate('clause', policy.clause !== '', policy.clause),
  ];
}

export function allMet(gates: readonly Gate[]): boolean {
  return gates.every(one => one.met);
}

function contactFact(contact: ContactFacts): string {
  return (
    `${contact.attempts} attempts, ${contact.unanswered} unanswered, ` +
    `${contact.undelivered} undelivered${contact.exhausted ? ', exhausted' : ''}` +
    `${contact.reached ? ', reached' : ''}`
  );
}

function yen(milliYen: number): string {
  return `${Math.trunc(milliYen / 1_000)} yen`;
}

function days(ms: number): number {
  return Math.trunc(ms / 86_400_000);
}
