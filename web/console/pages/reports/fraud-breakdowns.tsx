import { breakdownWords, figureWords } from '../../../../src/core/report/figure-words.ts';
import { keyName } from '../../../../src/core/report/paper-words.ts';
import { type BreakdownId, breakdownIds } from '../../../../src/core/report/report.ts';
import { WeekGrid } from '../../../ui/charts/week-grid.tsx';
import { countryName } from '../../../ui/figures/country-name.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Explained } from '../../../ui/parts/figure.tsx';
import { Empty } from '../../../ui/parts/panel.tsx';
import '../../../ui/parts/plain-table.css';
import type { Report } from './reports-page.tsx';
import { reportWords } from './words.ts';

const rowsShown = 10;

/** Whom it met, how, and where the calls went: each a table with its share as a bar. */
export function FraudBreakdowns({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const told = breakdownIds.filter(id => (report.breakdowns[id]?.length ?? 0) > 0);
  if (told.length === 0) return <Empty>{say('noFraud')}</Empty>;
  return (
    <div className="reports-breakdowns">
      {told.map(id => (
        <Breakdown key={id} report={report} id={id} />
      ))}
      {report.attackHours.length === 0 ? null : (
        <WeekGrid
          title={say('hours')}
          values={report.attackHours.flat()}
          told={cases => say('hoursTold', { count: cases })}
        />
      )}
    </div>
  );
}

function Breakdown({ report, id }: { readonly report: Report; readonly id: BreakdownId }) {
  const say = useWords(reportWords);
  const language = languageNow();
  const rows = report.breakdowns[id] ?? [];
  const most = Math.max(1, ...rows.map(row => row.cases));
  const { name, means } = breakdownWords[id][language];
  const nameOf = (key: string): string =>
    id === 'by-country' && /^[A-Z]{2}$/.test(key)
      ? countryName(key, language)
      : keyName(key, language);
  return (
    <div>
      <table className="plain-table">
        <thead>
          <tr>
            <th>
              <Explained origin={{ definition: means, inputs: [id] }}>{name}</Explained>
            </th>
            <th className="number">{say('cases')}</th>
            <th className="number">{figureWords.loss[language].name}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsShown).map(({ key, cases, lossYen }) => (
            <tr key={key}>
              <td>
                {nameOf(key)}
                <Share part={cases / most} />
              </td>
              <td className="number">{count(cases)}</td>
              <td className="number">{yenInCell(lossYen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How large beside the largest; the number stands next to it. */
function Share({ part }: { readonly part: number }) {
  return (
    <span className="reports-share" aria-hidden="true">
      <span style={{ width: `${Math.round(100 * part)}%` }} />
    </span>
  );
}
