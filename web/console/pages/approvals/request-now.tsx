// The facts as they were frozen with the request, beside how things stand now.
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../api/client.ts';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { calendarDay, timeAndDay } from '../../../ui/figures/format-time.ts';
import { count, yenInSentence } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Gates } from '../../../ui/parts/gates.tsx';
import { gateFact, gateName, names } from '../../../ui/words/names.ts';
import { useCarrier } from '../../shell/use-me.ts';
import { approvalsWords } from './approvals-words.ts';
import type { Approval } from './matter-text.ts';

type ApprovalNow = Schemas['ApprovalNow'];

interface Shown {
  readonly approval: Approval;
  readonly now: ApprovalNow;
}

export function RequestNow(shown: Shown) {
  const { approval, now } = shown;
  const waits = approval.state === 'asked' || approval.state === 'approved';
  return (
    <div className="approvals-now">
      {now.effect === null || !waits ? null : <EffectNow {...shown} effect={now.effect} />}
      {waits && now.effect !== null ? <Changes {...shown} /> : null}
      <Frozen {...shown} />
      <Entries {...shown} />
      <CaseNow {...shown} />
      <ClaimNow {...shown} />
      <PolicyLink {...shown} />
    </div>
  );
}

function EffectNow({
  now,
  effect,
}: Shown & { readonly effect: NonNullable<ApprovalNow['effect']> }) {
  const say = useWords(approvalsWords);
  const { timeZone: zone } = useCarrier();
  const language = languageNow();
  const unmet = effect.gates.filter(gate => !gate.met).map(gate => gate.gate);
  const until =
    effect.endMs === null ? '–' : timeAndDay(effect.endMs, { nowMs: now.nowMs, zone, language });
  const onlyApproval = unmet.length === 1 && unmet[0] === 'approved';
  const key = unmet.length === 0 ? 'possible' : onlyApproval ? 'approvalOnly' : 'impossible';
  return (
    <section>
      <h3 className="label">{say('effectNow')}</h3>
      <p>
        {say(key, { until })} {say('notTouched')}
      </p>
      {key === 'impossible' ? (
        <p className="label">
          {unmet
            .filter(gate => gate !== 'approved')
            .map(gate => gateName(gate, language))
            .join(' / ')}
        </p>
      ) : null}
    </section>
  );
}

function Changes({ now: { changed } }: Shown) {
  const say = useWords(approvalsWords);
  const language = languageNow();
  const fact = (one: Schemas['Gate'] | null): string => {
    if (one === null) return '–';
    return `${say(one.met ? 'metNow' : 'notMetNow')}: ${gateFact(one.fact, language)}`;
  };
  return (
    <section>
      <h3 className="label">{say('changed')}</h3>
      {changed.length === 0 ? (
        <p className="history">{say('noChange')}</p>
      ) : (
        <table className="approvals-table">
          <thead>
            <tr>
              <th />
              <th>{say('was')}</th>
              <th>{say('is')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ gate, was, is }) => (
              <tr key={gate}>
                <th scope="row">{gateName(gate, language)}</th>
                <td className="history">{fact(was)}</td>
                <td>{fact(is)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Frozen({ approval: { gates } }: Shown) {
  const say = useWords(approvalsWords);
  const language = languageNow();
  if (gates.length === 0) return null;
  const shown = gates.map(gate => ({ ...gate, fact: gateFact(gate.fact, language) }));
  return (
    <section>
      <h3 className="label">{say('frozen')}</h3>
      <Gates gates={shown} nameOf={gate => gateName(gate, language)} />
    </section>
  );
}

type Entry = NonNullable<ApprovalNow['entries'][number]['now']>;

function Entries({ approval, now: { entries } }: Shown) {
  const say = useWords(approvalsWords);
  if (entries.length === 0) return null;
  const { put = [] } = approval.matter as { put?: readonly Entry[] };
  const after = new Map(put.map(entry => [entry.prefix, entry]));
  return (
    <section>
      <h3 className="label">{say('listNow')}</h3>
      <table className="approvals-table">
        <thead>
          <tr>
            <th>{say('prefix')}</th>
            <th>{say('before')}</th>
            <th>{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <tr key={entry.prefix}>
              <th scope="row">+{entry.prefix}</th>
              <td className="history">
                <EntryText entry={entry.now} none={say('notListed')} />
              </td>
              <td>
                <EntryText entry={after.get(entry.prefix) ?? null} none={say('removed')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EntryText({ entry, none }: { readonly entry: Entry | null; readonly none: string }) {
  const say = useWords(approvalsWords);
  const { timeZone } = useCarrier();
  if (entry === null) return none;
  const checked = (one: boolean | undefined): string => say(one ? 'checked' : 'notChecked');
  const { governmentChecked, lifeCriticalChecked, trafficMinutes, reviewMs } = entry;
  return (
    <>
      {entry.destination}
      <span className="label">
        {' '}
        {say('checks', {
          government: checked(governmentChecked),
          life: checked(lifeCriticalChecked),
          minutes: trafficMinutes === undefined ? '–' : count(trafficMinutes),
          review:
            reviewMs === undefined ? '–' : calendarDay(reviewMs, timeZone, languageNow(), true),
        })}
      </span>
    </>
  );
}

function CaseNow({ now: { case: one } }: Shown) {
  const say = useWords(approvalsWords);
  const sayName = useWords(names);
  if (one === null) return null;
  const number = caseNumber(one.case);
  return (
    <section>
      <h3 className="label">{say('caseNow')}</h3>
      <p>
        {say('caseFacts', {
          state: sayName(`state.${one.state}`),
          yen: yenInSentence(one.exposureYen, languageNow()),
          calls: one.calls ?? '–',
        })}{' '}
        <Link to="/cases/$case" params={{ case: number }}>
          {say('openCase', { number })}
        </Link>
      </p>
    </section>
  );
}

function ClaimNow({ now: { claim, nowMs } }: Shown) {
  const say = useWords(approvalsWords);
  const { timeZone: zone } = useCarrier();
  if (claim === null) return null;
  const language = languageNow();
  const number = caseNumber(claim.case);
  return (
    <section>
      <h3 className="label">{say('claimNow')}</h3>
      <p>
        {say('claimFacts', {
          calls: count(claim.calls),
          yen: yenInSentence(claim.yen, language),
          from: timeAndDay(claim.fromMs, { nowMs, zone, language }),
          to: timeAndDay(claim.toMs, { nowMs, zone, language }),
        })}{' '}
        <Link to="/cases/$case" params={{ case: number }}>
          {say('openCase', { number })}
        </Link>
      </p>
      <p className="history">{claim.why}</p>
    </section>
  );
}

function PolicyLink({ approval: { matter } }: Shown) {
  const say = useWords(approvalsWords);
  const { version } = matter as { version?: number };
  if (matter.kind !== 'policy' || version === undefined) return null;
  return (
    <p>
      <Link to="/policy/$version" params={{ version: String(version) }}>
        {say('openPolicy')}
      </Link>
    </p>
  );
}
