// Ground D: the owner has said beforehand "stop first, ask after" (design §6).
import { type AuthorisedFacts, groundD } from '../core/barring/authorised-gates.ts';
import { allMet, type Gate } from '../core/barring/gates.ts';
import { evidenceSum } from '../core/detection/episode.ts';
import { localMs } from '../core/metering/calendar.ts';
import { accruedCharges, dayCharges } from '../core/metering/meter.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { caseWith } from './open-case.ts';
import type { Line } from './state.ts';
import { subjectOf } from './subjects.ts';
import { suspendLines } from './suspend.ts';

const hourMs = 3_600_000;

/** Suspends the line where its owner has authorised it for what goes on; true when it did. */
export function stopsAuthorised(engine: Engine, line: Line, effects: Effect[]): boolean {
  if (line.authorisation === undefined || line.suspension !== undefined) return false;
  const open = caseWith(engine.state, line.subscriber);
  if (open === undefined) return false;
  const gates = authorisedGates(engine, line);
  if (!allMet(gates)) return false;
  const alone = true;
  suspendLines(engine, open.case, [line.subscriber], 'D', effects, { gates, alone });
  return true;
}

export function authorisedGates({ state }: Engine, line: Line): readonly Gate[] {
  const subject = subjectOf(state, line);
  const episode = subject?.episode;
  const facts: AuthorisedFacts = {
    evidence: episode === undefined ? 0 : evidenceSum(episode),
    dayMilliYen:
      subject === undefined
        ? 0
        : dayCharges(subject.meter, state.nowMs) +
          accruedCharges(subject.meter, state.nowMs, state.policy.unconfirmedMs),
    hour: Math.floor(localMs(state.calendar, line.zone, state.nowMs) / hourMs) % 24,
    countries: [
      ...new Set(
        (episode?.destinations ?? [])
          .filter(one => one >= 0)
          .map(one => destinationByIndex(one).country),
      ),
    ],
    wholesaleTrunk: false,
  };
  return groundD(facts, line.authorisation, state.policy);
}
