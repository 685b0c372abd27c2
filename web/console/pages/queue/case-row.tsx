// One case of the queue: what it loses, why it stands there, what comes next, whose it is.
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { duration } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Yen } from '../../../ui/parts/yen.tsx';
import { names } from '../../../ui/words/names.ts';
import { useNow } from '../../live/use-live.ts';
import { TimeLeft } from '../../shell/times.tsx';
import type { QueueRow } from './queue-list.ts';
import { queueWords } from './queue-words.ts';
import { whySentence } from './why-words.ts';

export interface RowState {
  readonly selected: boolean;
  readonly gone: boolean;
  readonly moved: boolean;
  readonly mine: boolean;
}

interface RowProps extends RowState {
  readonly row: QueueRow;
  readonly mayWork: boolean;
  readonly onSelect: (name: string, range: boolean) => void;
  readonly onFocus: (name: string) => void;
}

export const CaseRow = memo(function CaseRow(props: RowProps) {
  const { row, gone, onFocus } = props;
  const say = useWords(queueWords);
  const sayName = useWords(names);
  const language = languageNow();
  const number = caseNumber(row.case);
  return (
    <>
      <Check {...props} />
      <Loss row={row} />
      <Link
        to="/cases/$case"
        params={{ case: number }}
        className="queue-case"
        data-case={row.case}
        preload={false}
        onFocus={() => onFocus(row.case)}
      >
        <span className="queue-line">
          <strong className="queue-number">{number}</strong> {row.name ?? row.account}
          <span className="history">
            {' '}
            {gone && row.state !== 'closed' ? say('left_view') : sayName(`state.${row.state}`)}
          </span>
        </span>
        <span className="queue-line queue-why">{whySentence(row, language)}</span>
      </Link>
      <Next row={row} />
      <Owner {...props} />
    </>
  );
});

function Check({ row, selected, mayWork, onSelect }: RowProps) {
  const say = useWords(queueWords);
  return (
    <label className="queue-check">
      <input
        type="checkbox"
        checked={selected}
        disabled={!mayWork}
        aria-label={say('select', { number: caseNumber(row.case) })}
        onChange={event => onSelect(row.case, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  );
}

/** Red is for calls that go on: a loss that is only expected is not being lost yet. */
function Loss({ row }: { readonly row: QueueRow }) {
  const { lossPerHourYen, now } = row;
  const running = (now?.callsInProgress ?? 0) > 0 && lossPerHourYen > 0;
  const tone = running ? 'loss' : lossPerHourYen === 0 ? 'history' : '';
  return (
    <span className={`queue-loss ${tone}`}>
      <Yen yen={row.lossPerHourYen} />
      <span className="queue-unit">/h</span>
    </span>
  );
}

const forPeople: ReadonlySet<string> = new Set(['call', 'restore', 'decide']);
const soonMs = 300_000;

function Next({ row }: { readonly row: QueueRow }) {
  const say = useWords(queueWords);
  const { nextStep, nextDueMs } = row;
  const step = nextStep as Parameters<typeof stepKey>[0] | null;
  return (
    <span className="queue-next">
      <span className="queue-line">
        {step === null ? <span className="history">–</span> : say(stepKey(step))}{' '}
        {step === null || nextDueMs === null ? null : (
          <Due dueMs={nextDueMs} person={forPeople.has(step)} />
        )}
      </span>
      <span className="queue-line history">
        <Attempts row={row} />
      </span>
    </span>
  );
}

function stepKey(
  step: 'call' | 'contact' | 'answer' | 'restore' | 'measure-end' | 'decide' | 'close',
) {
  return `step.${step}` as const;
}

/** Amber where a person has to hurry. */
function Due({ dueMs, person }: { readonly dueMs: number; readonly person: boolean }) {
  const say = useWords(queueWords);
  const nowMs = useNow(5_000);
  const near = dueMs - nowMs < soonMs;
  const over = say('over', { time: duration(nowMs - dueMs, languageNow()) });
  return (
    <span className={person && near ? 'wait nowrap' : 'history nowrap'}>
      <TimeLeft untilMs={dueMs} overdue={over} />
    </span>
  );
}

function Attempts({ row: { attempts } }: { readonly row: QueueRow }) {
  const say = useWords(queueWords);
  const { made, unanswered, undelivered, waiting, reached } = attempts;
  if (made === 0) return say('notTried');
  const parts = [say('tried', { count: made })];
  if (reached) parts.push(say('reached'));
  else if (waiting > 0) parts.push(say('waitingAnswer'));
  else if (unanswered > 0) parts.push(say('unanswered'));
  if (undelivered > 0) parts.push(say('undelivered', { count: undelivered }));
  return parts.join(languageNow() === 'ja' ? '、' : ', ');
}

function Owner({ row, mine }: RowProps) {
  const say = useWords(queueWords);
  const { assignee, looking } = row;
  return (
    <span className="queue-owner">
      <span className="queue-line">
        {assignee === null ? (
          <span className="history">{say('nobody')}</span>
        ) : (
          <span className={mine ? 'queue-mine' : undefined}>{mine ? say('me') : assignee}</span>
        )}
      </span>
      {looking.length === 0 ? null : (
        <span className="queue-line history">{say('looking', { names: looking.join(', ') })}</span>
      )}
    </span>
  );
}
