import type { ReactNode } from 'react';
import { figureText } from '../../../../src/core/report/figure-text.ts';
import { figureWords } from '../../../../src/core/report/figure-words.ts';
import type { FigureId } from '../../../../src/core/report/report.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Figure } from '../../../ui/parts/figure.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import type { Report } from './reports-page.tsx';
import { reportWords } from './words.ts';

/** One figure with its definition behind it and the period before under it. */
export function ReportFigure({
  report,
  id,
  asOf,
}: {
  readonly report: Report;
  readonly id: FigureId;
  readonly asOf: string;
}) {
  const say = useWords(reportWords);
  const language = languageNow();
  const told = report.figures.find(figure => figure.id === id);
  const { value = null, before = null, estimate = false } = told ?? {};
  const { name, means } = figureWords[id][language];
  const earlier = say('before', { value: figureText(id, before, language) });
  return (
    <Figure
      label={name}
      value={<span data-figure={id}>{figureText(id, value, language)}</span>}
      below={earlier}
      origin={{ definition: means, inputs: [id], asOf, ...(estimate && { sure: 'estimate' }) }}
    />
  );
}

/** Figures under one heading; those that are not told for publication are left out. */
export function FigurePanel({
  report,
  asOf,
  title,
  ids,
  children,
}: {
  readonly report: Report;
  readonly asOf: string;
  readonly title: string;
  readonly ids: readonly FigureId[];
  readonly children?: ReactNode;
}) {
  const told = ids.filter(id => {
    const figure = report.figures.find(one => one.id === id);
    return !report.published || figure?.value !== null || figure?.before !== null;
  });
  return (
    <Panel title={title}>
      <div className="reports-figures">
        {told.map(id => (
          <ReportFigure key={id} report={report} id={id} asOf={asOf} />
        ))}
      </div>
      {children}
    </Panel>
  );
}
