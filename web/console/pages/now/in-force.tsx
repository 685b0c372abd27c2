// Temporary measures, what the network confirmed of them, and how long they still last.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { clockTimeWithSeconds, duration } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { useNow } from '../../live/use-live.ts';
import { CaseLink } from '../../shell/case-link.tsx';
import type { NowData, NowView } from './now-data.ts';
import { nowWords } from './words.ts';

type Measure = NowView['measures'][number];

/** What is not confirmed first, then what ends first; more are a click away. */
const shownFirst = 8;
/** No read-back after this long is for a person. */
const lateMs = 10_000;

export function InForce({ view, nameOf }: Pick<NowData, 'view' | 'nameOf'>) {
  const say = useWords(nowWords);
  const [whole, setWhole] = useState(false);
  const all = view.measures.toSorted(
    (a, b) =>
      Number(a.state === 'confirmed') - Number(b.state === 'confirmed') ||
      (a.endMs ?? Number.MAX_VALUE) - (b.endMs ?? Number.MAX_VALUE),
  );
  const measures = whole ? all : all.slice(0, shownFirst);
  return (
    <Panel title={say('inForce')}>
      {view.storeMs === null ? <p className="label">{say('inForceUnread')}</p> : null}
      {view.storeMs !== null && measures.length === 0 ? (
        <Empty next={say('inForceNoneNext')}>{say('inForceNone')}</Empty>
      ) : null}
      <ul className="now-measures">
        {measures.map(one => (
          <Row
            key={`${one.kind} ${one.case} ${one.country}`}
            measure={one}
            nameOf={nameOf}
            view={view}
          />
        ))}
      </ul>
      {all.length > shownFirst ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!whole)}>
          {whole ? say('showFew') : say('showAll', { count: all.length - shownFirst })}
        </Button>
      ) : null}
      {view.measuresLeftOut > 0 ? (
        <p className="label">{say('leftOut', { count: view.measuresLeftOut })}</p>
      ) : null}
    </Panel>
  );
}

interface RowProps {
  readonly measure: Measure;
  readonly nameOf: (country: string) => string;
  readonly view: NowView;
}

function Row({ measure, nameOf, view }: RowProps) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  const language = languageNow();
  const { kind, endMs, subjects, country } = measure;
  const leftMs = endMs === null ? null : endMs - nowMs;
  return (
    <li>
      <span>
        {say(`kind.${kind}`)}{' '}
        {country === null ? <CaseLink name={measure.case} /> : nameOf(country)}
        {subjects > 1 && kind === 'suspension' ? (
          <span className="label"> {say('caseLines', { count: subjects })}</span>
        ) : null}
      </span>
      <span className="now-left nowrap">
        {leftMs === null
          ? ''
          : leftMs > 0
            ? say('left', { span: duration(leftMs, language) })
            : say('ended')}
      </span>
      <State measure={measure} view={view} nowMs={nowMs} />
    </li>
  );
}

/** What is not read back in time waits for a person, and says at which element. */
function State({
  measure,
  view,
  nowMs,
}: {
  readonly measure: Measure;
  readonly view: NowView;
  readonly nowMs: number;
}) {
  const say = useWords(nowWords);
  const { state, waitingSinceMs, enforcers, confirmedMs } = measure;
  if (state === 'confirmed') {
    const time = confirmedMs === null ? '' : clockTimeWithSeconds(confirmedMs, view.timeZone);
    return (
      <span className="history now-state">
        {say('state.confirmed')} {time}
      </span>
    );
  }
  const waitedMs = waitingSinceMs === null ? 0 : nowMs - waitingSinceMs;
  if (waitedMs <= lateMs) return <span className="now-state">{say(`state.${state}`)}</span>;
  const span = duration(waitedMs, languageNow());
  return (
    <span className="now-state">
      <span className="wait">
        {enforcers.length === 0
          ? `${say(`state.${state}`)} (${span})`
          : say('notConfirmed', { enforcers: enforcers.join(', '), span })}
      </span>
    </span>
  );
}
