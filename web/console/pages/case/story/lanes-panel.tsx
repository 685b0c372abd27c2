import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { actsOf } from './acts-of.ts';
import { chargeCurve } from './charge-curve.ts';
import { stackOf } from './evidence-stack.ts';
import { type Cursor, type Gap, Lanes } from './lanes.tsx';
import { leftOutOf } from './left-out.ts';
import { StackAtCursor } from './stack-at-cursor.tsx';
import { StoryTable } from './story-table.tsx';
import { storyWords } from './story-words.ts';
import { type Span, spanOf } from './time-axis.ts';
import { usePhone } from './use-phone.ts';

/** How it came about: lanes on one axis, and what the evidence is made of at the cursor. */
export function LanesPanel({
  page,
  timeline,
  gaps,
  zone,
  nowMs,
}: {
  readonly page: Schemas['Case'];
  readonly timeline: Schemas['Timeline'];
  readonly gaps: readonly Gap[];
  readonly zone: string;
  readonly nowMs: number;
}) {
  const say = useWords(storyWords);
  const brief = usePhone();
  const [view, setView] = useState<'episode' | 'all'>('episode');
  const [table, setTable] = useState(false);
  const [cursor, setCursor] = useState<Cursor>();
  const acts = useMemo(() => actsOf(page), [page]);
  const span = spanFor(page, timeline, view, nowMs);
  const stack = useMemo(() => stackOf(timeline.evidence, nowMs), [timeline, nowMs]);
  const curve = chargeCurve(timeline, { sinceMs: span.fromMs, nowMs });
  useCommands([
    { id: 'case-table', title: say('table.command'), keys: 'e', run: () => setTable(!table) },
  ]);
  return (
    <Panel
      tour="evidence"
      title={say('lanes')}
      actions={
        <div className="lanes-actions">
          <SegmentedControl
            size="xs"
            value={view}
            onChange={value => setView(value as typeof view)}
            data={[
              { value: 'episode', label: say('view.episode') },
              { value: 'all', label: say('view.all') },
            ]}
            aria-label={say('lanes')}
          />
          <button type="button" className="link-button" onClick={() => setTable(!table)}>
            {say(table ? 'as.lanes' : 'as.table')}
          </button>
        </div>
      }
    >
      <LeftOut timeline={timeline} table={table} />
      {table ? (
        <StoryTable timeline={timeline} acts={acts} zone={zone} span={span} />
      ) : (
        <div className="lanes-and-stack">
          <Lanes
            {...{ timeline, acts, span, gaps, zone, nowMs, cursor, brief }}
            onCursor={setCursor}
          />
          <StackAtCursor
            {...{ timeline, stack, curve, cursor, zone, nowMs }}
            over={page.row.closedMs !== null}
            onUnpin={() => setCursor(undefined)}
          />
        </div>
      )}
    </Panel>
  );
}

/** Above what it is about, so that nobody takes the picture or the table for all of the calls. */
function LeftOut({
  timeline,
  table,
}: {
  readonly timeline: Schemas['Timeline'];
  readonly table: boolean;
}) {
  const say = useWords(storyWords);
  const left = leftOutOf(timeline);
  if (left === undefined) return null;
  const told = { count: left.count, left: count(left.count), shown: count(left.shown) };
  return (
    <p className="label" role="note">
      {say(table ? 'leftOut.table' : 'leftOut.lanes', told)}
    </p>
  );
}

function spanFor(
  { row, attempts, measures }: Schemas['Case'],
  { fromMs, focusMs, evidence, calls, charges }: Schemas['Timeline'],
  view: 'episode' | 'all',
  nowMs: number,
): Span {
  const rises = evidence.filter(
    (step, i) => step.centiDecibans > (evidence[i - 1]?.centiDecibans ?? 0),
  );
  const suspected = (calls ?? []).filter(call => call.suspected);
  const busy = charges.filter((one, i) => one.suspectedYen > (charges[i - 1]?.suspectedYen ?? 0));
  const busyMs = busy.at(-1)?.atMs;
  return spanOf(
    {
      fromMs,
      focusMs,
      atMs: nowMs,
      closedMs: row.closedMs,
      suspectedEnds: calls === null ? [busyMs ?? focusMs] : suspected.map(call => call.endMs),
      acts: [
        row.openedMs,
        ...attempts.flatMap(one => [one.sentMs, one.resultMs]),
        ...measures.map(one => one.beginMs),
      ],
      lastRiseMs: rises.at(-1)?.atMs ?? focusMs,
    },
    view,
  );
}
