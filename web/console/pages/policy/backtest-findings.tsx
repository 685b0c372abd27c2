import { Link } from '@tanstack/react-router';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { calendarDay, duration } from '../../../ui/figures/format-time.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Explained } from '../../../ui/parts/figure.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { names } from '../../../ui/words/names.ts';
import { When } from '../../shell/times.tsx';
import { useCarrier } from '../../shell/use-me.ts';
import { type Backtest, differenceText, type Findings, isMoney } from './backtest-data.ts';
import { backtestWords } from './backtest-words.ts';

type FoundCase = Findings['cases'][number];

/** Both policies side by side, what was assumed, and the cases that differ. */
export function BacktestFindings({
  one,
  found,
}: {
  readonly one: Backtest;
  readonly found: Findings;
}) {
  const say = useWords(backtestWords);
  const { timeZone } = useCarrier();
  const language = languageNow();
  const day = (ms: number): string => calendarDay(ms, timeZone, language, true);
  const about = [
    `${say('span')} ${day(found.fromMs)} – ${day(found.toMs)}`,
    say('lines', { count: found.lines }),
    say('calls', { count: found.callsAbroad }),
    say('took', { seconds: found.seconds }),
  ];
  return (
    <div className="policy-findings">
      <p>{about.join(' · ')}</p>
      <div className="policy-side-by-side">
        <FigureTable one={one} found={found} />
        <Assumptions found={found} />
      </div>
      <CaseTable found={found} />
    </div>
  );
}

function FigureTable({ one, found }: { readonly one: Backtest; readonly found: Findings }) {
  const say = useWords(backtestWords);
  const shown = (name: string, value: number): string =>
    isMoney(name) ? yenInCell(value) : new Intl.NumberFormat('en-US').format(value);
  return (
    <ScrollBox label={say('figure')}>
      <table className="policy-table policy-figures">
        <thead>
          <tr>
            <th scope="col">{say('figure')}</th>
            <th scope="col">{say('old', { version: one.against })}</th>
            <th scope="col">{say('new', { version: one.candidate })}</th>
            <th scope="col">{say('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {found.figures.map(({ name, candidate, inForce }) => (
            <tr key={name}>
              <th scope="row">
                <Explained
                  origin={{
                    definition: say('origin'),
                    ...(isMoney(name) ? { inputs: [say('estimate')] } : {}),
                  }}
                >
                  {say(`figure.${name}` as 'figure.saved')}
                </Explained>
              </th>
              <td className="history">{shown(name, inForce)}</td>
              <td>{shown(name, candidate)}</td>
              <td className="policy-difference">{differenceText(name, candidate, inForce)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Assumptions({ found }: { readonly found: Findings }) {
  const say = useWords(backtestWords);
  const { fraudCases, refusedThen } = found;
  return (
    <section className="policy-assumptions">
      <h3>{say('assumptions')}</h3>
      <ul>
        <li>{fraudCases > 0 ? say('labelled', { count: fraudCases }) : say('unlabelled')}</li>
        {refusedThen > 0 ? <li>{say('refusedThen', { count: refusedThen })}</li> : null}
        <li>{say('answers')}</li>
      </ul>
    </section>
  );
}

function CaseTable({ found }: { readonly found: Findings }) {
  const say = useWords(backtestWords);
  const { cases, casesLeftOut, differences } = found;
  const same = say('sameCount', { count: differences.same ?? 0 });
  if (cases.length === 0) return <p>{`${say('noCases')} ${same}`}</p>;
  const all = cases.length + casesLeftOut;
  return (
    <section>
      <h3>{say('cases')}</h3>
      <p>{`${say('casesCount', { count: all })} ${same}`}</p>
      <ScrollBox label={say('cases')} className="policy-cases">
        <table className="policy-table">
          <thead>
            <tr>
              <th scope="col">{say('when')}</th>
              <th scope="col">{say('line')}</th>
              <th scope="col">{say('what')}</th>
              <th scope="col">{say('measures')}</th>
              <th scope="col">{say('yen')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map(one => (
              <CaseRow key={keyOf(one)} one={one} isLabelled={found.fraudCases > 0} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {casesLeftOut > 0 ? <p className="label">{say('leftOut', { count: casesLeftOut })}</p> : null}
    </section>
  );
}

function CaseRow({ one, isLabelled }: { readonly one: FoundCase; readonly isLabelled: boolean }) {
  const say = useWords(backtestWords);
  const time = duration(Math.abs(one.earlierMs), languageNow());
  const subject =
    one.kind === 'line' ? [one.subscriber, one.account].join(' · ') : say(`kind.${one.kind}`);
  return (
    <tr>
      <td>
        <When atMs={(one.candidate ?? one.inForce)!.openedMs} relative={false} />
      </td>
      <td>
        <div>{subject}</div>
        <div className="label">
          {one.attack === '' ? (
            isLabelled && say('lawful')
          ) : (
            <Link to="/cases/$case" params={{ case: caseNumber(one.attack) }}>
              {say('fraud', { case: caseNumber(one.attack) })}
            </Link>
          )}
        </div>
      </td>
      <td>{say(`difference.${one.difference}` as 'difference.earlier', { time })}</td>
      <td>
        <Done side={one.inForce} isOld /> → <Done side={one.candidate} isOld={false} />
      </td>
      <td className="policy-difference">
        {one.savedMoreYen === 0
          ? '–'
          : `${one.savedMoreYen > 0 ? '+' : '−'}¥${count(Math.abs(one.savedMoreYen))}`}
      </td>
    </tr>
  );
}

/** From the weakest to the strongest. */
const order = ['question', 'challenge', 'suspension', 'source-block', 'country-block'];

function Done({ side, isOld }: { readonly side: FoundCase['candidate']; readonly isOld: boolean }) {
  const say = useWords(backtestWords);
  const sayName = useWords(names);
  const text =
    side === null
      ? say('nothing')
      : [...side.measures]
          .sort((a, b) => order.indexOf(a) - order.indexOf(b))
          .map(one =>
            one === 'question' ? say('question') : sayName(`measure.${one}` as 'measure.challenge'),
          )
          .join(', ');
  return <span className={isOld ? 'history' : undefined}>{text}</span>;
}

function keyOf(one: FoundCase): string {
  const { openedMs } = (one.candidate ?? one.inForce)!;
  return `${openedMs} ${one.subscriber} ${one.account} ${one.kind} ${one.difference}`;
}
