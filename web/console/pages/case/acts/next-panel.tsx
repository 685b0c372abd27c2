import { Button } from '@mantine/core';
import type { Schemas } from '../../../../api/client.ts';
import { clockTime } from '../../../../ui/figures/format-time.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { useNow } from '../../../live/use-live.ts';
import { TimeLeft, When } from '../../../shell/times.tsx';
import { useCarrier } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useCasework, useProposal } from './acts-data.ts';
import { actsWords } from './acts-words.ts';
import { type OpenSheet, openSheet } from './open-sheet.ts';
import { openLines, silenceGround } from './suspendable.ts';
import { useAble } from './use-able.ts';

type Next = Schemas['Casework']['next'];

/** The one thing to do now: what, by whom, until when; its button is the page's only filled one. */
export function NextPanel(shown: CaseShown) {
  const say = useWords(actsWords);
  const able = useAble(shown);
  const { data } = useCasework(shown.page.row.case);
  if (data === undefined || shown.atMs !== undefined) return null;
  const { next, outlook } = data;
  const { row } = shown.page;
  const suspends = next.offer === 'suspend';
  const unable = able(next.needs) ?? (row.subscriber === '' ? say('gatesUnknown') : undefined);
  return (
    <Panel
      tour="next-step"
      title={say('next')}
      tone={next.by === 'person' && row.state !== 'closed' ? 'wait' : 'plain'}
    >
      <div className="acts-next">
        <p className="sentence">{say(suspends ? 'next.suspend' : `next.${next.step}`)}</p>
        <Due next={next} />
        <Button
          fullWidth
          size="md"
          disabled={unable !== undefined}
          onClick={() => openSheet(sheetOf(next, row.subscriber))}
        >
          {say(`offer.${next.offer}`)}
          {next.offer === 'contact' ? (
            <>
              {' '}
              <kbd>c</kbd>
            </>
          ) : null}
        </Button>
        {unable === undefined ? null : <p className="acts-unable">{unable}</p>}
        {outlook === null ? null : <Outlook outlook={outlook} />}
        <SuspensionHint {...shown} />
      </div>
    </Panel>
  );
}

function sheetOf({ offer }: Next, line: string): OpenSheet {
  switch (offer) {
    case 'contact':
      return { sheet: 'contact' };
    case 'suspend':
      return { sheet: 'measure', act: 'suspend', line };
    case 'restore':
      return { sheet: 'measure', act: 'reopen', line };
    case 'close':
      return { sheet: 'close' };
    case 'reopen':
      return { sheet: 'state', act: 'reopen' };
  }
}

function Due({ next }: { readonly next: Next }) {
  const say = useWords(actsWords);
  const nowMs = useNow();
  if (next.dueMs === null || next.step === 'reopen') return null;
  const waits = next.by === 'person' && next.dueMs > nowMs;
  const late = next.by === 'person' && next.dueMs <= nowMs;
  return (
    <p className="acts-due">
      <span className={waits || late ? 'wait' : ''}>
        {say(next.by === 'person' ? 'due' : 'auto')}
        <When atMs={next.dueMs} relative={false} /> {late ? null : say('left')}
        <TimeLeft untilMs={next.dueMs} overdue={say('overdue')} />
      </span>
    </p>
  );
}

function Outlook({ outlook }: { readonly outlook: NonNullable<Schemas['Casework']['outlook']> }) {
  const say = useWords(actsWords);
  const { made, planned, unanswered, channels, channelsNeeded, reached, exhausted } = outlook;
  const state = reached ? say('planReached') : exhausted ? say('planExhausted') : '';
  return (
    <p className="label">
      {say('plan', { made, planned, unanswered, channels, needed: channelsNeeded })} {state}
    </p>
  );
}

/** When silence would let the line be suspended; what is met already is said too. */
function SuspensionHint(shown: CaseShown) {
  const say = useWords(actsWords);
  const { timeZone } = useCarrier();
  const { row } = shown.page;
  const lines = openLines(shown.page);
  const ground = silenceGround(shown.page);
  const body =
    row.state === 'closed' || lines.length === 0
      ? undefined
      : ({ kind: 'suspend', case: row.case, subscribers: lines, ground } as const);
  const { data } = useProposal(row.case, body);
  if (data === undefined || body === undefined) return null;
  if (data.allowed) return <p className="label">{say('suspendNow')}</p>;
  const unmet = data.gates.filter(gate => !gate.met);
  const atMs = unmet.length === 1 ? (unmet[0]?.opens?.atMs ?? null) : null;
  if (atMs === null) return null;
  return <p className="label">{say('suspendFrom', { time: clockTime(atMs, timeZone) })}</p>;
}
