import { Loaded } from '../../../../ui/parts/problem.tsx';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { type CaseShown, useCallsOf, useGaps, useTimeline } from '../case-data.ts';
import { ContactLog } from './contact-log.tsx';
import './details.css';
import { HappenedSentence } from './happened-sentence.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LanesPanel } from './lanes-panel.tsx';
import { LinkedPanel } from './linked-panel.tsx';
import { NormalPanel } from './normal-panel.tsx';

/** What happened, on which grounds: the sentence and the picture. */
export function CaseStory({ page, atMs }: CaseShown) {
  const { row, lines } = page;
  const { timeZone } = useCarrier();
  const clockMs = useNow();
  const query = useTimeline(row.case, atMs);
  useCallsOf(row.case, lines);
  const gaps = useGaps();
  return (
    <Loaded query={query}>
      {timeline => {
        // Figures never stand before the time they were told for.
        const nowMs = timeline.live ? Math.max(clockMs, timeline.atMs) : timeline.atMs;
        const shown = { timeline, nowMs, zone: timeZone };
        return (
          <>
            <HappenedSentence {...shown} />
            <LanesPanel {...shown} page={page} gaps={gaps} />
          </>
        );
      }}
    </Loaded>
  );
}

/** What one looks up after that. */
export function CaseDetails({ page }: CaseShown) {
  return (
    <div className="case-details">
      {page.row.subscriber === '' ? null : <NormalPanel subscriber={page.row.subscriber} />}
      <div className="case-stacked" data-tour="contacts">
        <ContactLog page={page} />
        <LinkedPanel page={page} />
      </div>
      <HistoryPanel page={page} />
    </div>
  );
}
