// What stands above the rows: how many there are, what is selected, moves that wait.
import { Button } from '@mantine/core';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { heldMoves } from './queue-list.ts';
import { queueWords } from './queue-words.ts';
import type { Queue } from './use-queue.ts';
import type { Selection } from './use-selection.ts';
import { useCounts } from './view-tabs.tsx';

export function SelectionBar({
  queue,
  selection,
  onAssign,
}: {
  readonly queue: Queue;
  readonly selection: Selection;
  readonly onAssign: () => void;
}) {
  const say = useWords(queueWords);
  const held = heldMoves(queue.list);
  const [all] = useCounts([queue.filter]) ?? [];
  return (
    <div className="queue-said">
      {selection.names.size > 0 ? (
        <Selected queue={queue} selection={selection} all={all?.cases} onAssign={onAssign} />
      ) : (
        <span className="label">
          {all === undefined
            ? ''
            : say('inAll', { count: count(all.cases), yen: yenInCell(all.lossPerHourYen) })}
        </span>
      )}
      <div className="queue-held" aria-live="polite">
        {held === 0 ? null : (
          <Button variant="default" size="compact-sm" onClick={queue.apply}>
            {say('movesHeld', { count: held })}: {say('applyOrder')} <kbd>.</kbd>
          </Button>
        )}
      </div>
    </div>
  );
}

function Selected({
  queue,
  selection,
  all,
  onAssign,
}: {
  readonly queue: Queue;
  readonly selection: Selection;
  readonly all: number | undefined;
  readonly onAssign: () => void;
}) {
  const say = useWords(queueWords);
  const { names, matching } = selection;
  const whole = names.size >= queue.list.rows.length && queue.list.next !== null;
  return (
    <div className="queue-selected">
      <strong>
        {matching
          ? say('allMatchingSelected', { count: count(all ?? names.size) })
          : say('selected', { count: count(names.size) })}
      </strong>
      {whole && !matching && all !== undefined ? (
        <Button variant="default" size="compact-sm" onClick={selection.selectMatching}>
          {say('allMatching', { count: count(all) })}
        </Button>
      ) : null}
      <Button variant="default" size="compact-sm" onClick={onAssign}>
        {say('assign')} <kbd>a</kbd>
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={selection.clear}>
        {say('clearSelection')}
      </Button>
    </div>
  );
}
