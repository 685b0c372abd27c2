// Ground D: what the owner has authorised beforehand, "stop first, ask after" (design §6).
import type { Policy } from '../policy/policy.ts';
import type { Authorisation } from './authorisation.ts';
import type { Gate } from './gates.ts';

export interface AuthorisedFacts {
  readonly evidence: number;
  /** Confirmed charges of the day, thousandths of a yen. */
  readonly dayMilliYen: number;
  /** Local hour of the line, 0–23. */
  readonly hour: number;
  /** ISO countries of the episode's calls. */
  readonly countries: readonly string[];
  readonly wholesaleTrunk: boolean;
}

/** All of them; what the owner left open holds always. */
export function groundD(
  facts: AuthorisedFacts,
  authorisation: Authorisation | undefined,
  policy: Policy,
): readonly Gate[] {
  const { overYen = 0, hours = [], countries = [] } = authorisation ?? {};
  const { alert } = policy.level;
  const yen = Math.trunc(facts.dayMilliYen / 1_000);
  const hit = countries.length === 0 || facts.countries.some(one => countries.includes(one));
  return [
    gate('evidence', facts.evidence >= alert, `${facts.evidence} cdB against ${alert} cdB`),
    gate('authorised', authorisation !== undefined, authorisation ? 'by the owner' : 'not given'),
    gate('amount', facts.dayMilliYen >= overYen * 1_000, `${yen} yen in a day, over ${overYen}`),
    gate('hour', hours.length === 0 || hours.includes(facts.hour), `${facts.hour} o'clock`),
    gate('country', hit, facts.countries.join(' ') || 'none known'),
    gate('not-wholesale', !facts.wholesaleTrunk, 'line'),
    gate('clause', policy.clause !== '', policy.clause),
  ];
}

function gate(name: string, met: boolean, fact: string): Gate {
  return { gate: name, met, fact };
}
