import type { FigureId } from '../../../../src/core/report/report.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { ReportFigure } from './report-figures.tsx';
import type { Report } from './reports-page.tsx';
import { reportWords } from './words.ts';

const ids = [
  'lawful-stopped',
  'undecided-stopped',
  'false-stops',
  'lawful-challenged',
  'lawful-asked',
] as const satisfies readonly FigureId[];

/** Whether the house kept its promise: said as it is, with what is not decided yet. */
export function KeptPromise({ report, asOf }: { readonly report: Report; readonly asOf: string }) {
  const say = useWords(reportWords);
  const of = (id: FigureId) => report.figures.find(figure => figure.id === id)?.value ?? 0;
  const [stopped, undecided] = [of('lawful-stopped'), of('undecided-stopped')];
  return (
    <Panel title={say('promise')}>
      <p className="sentence reports-promise">
        {stopped === 0 ? say('kept') : say('broken', { count: stopped })}{' '}
        {undecided === 0 ? null : say('undecided', { count: undecided })}
      </p>
      <div className="reports-figures">
        {ids.map(id => (
          <ReportFigure key={id} report={report} id={id} asOf={asOf} />
        ))}
      </div>
    </Panel>
  );
}
