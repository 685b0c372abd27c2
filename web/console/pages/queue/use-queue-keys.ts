import type { RefObject } from 'react';
import { useCommands } from '../../../ui/keys/commands.ts';
import { useWords } from '../../../ui/language/words.ts';
import type { Me } from '../../shell/use-me.ts';
import type { ListKeys } from './case-list.tsx';
import { heldMoves } from './queue-list.ts';
import { queueWords } from './queue-words.ts';
import type { Assigning } from './use-assign.ts';
import type { Queue } from './use-queue.ts';
import type { Selection } from './use-selection.ts';

/** The keys of the queue. None acts on a line. */
export function useQueueKeys(parts: {
  readonly queue: Queue;
  readonly keys: RefObject<ListKeys | null>;
  readonly selection: Selection;
  readonly me: Me;
  readonly assigning: Assigning;
  readonly takeNext: () => void;
  readonly openAssign: () => void;
}): void {
  const { queue, keys, selection, me, assigning, takeNext, openAssign } = parts;
  const say = useWords(queueWords);
  const unable = me.may('case.work') ? undefined : say('mayNot');
  const take = (): void => {
    const name = keys.current?.focused();
    const row = queue.list.rows.find(one => one.case === name);
    if (row === undefined) takeNext();
    else assigning.take(row, me.name);
  };
  const select = (): void => {
    const name = keys.current?.focused();
    if (name !== undefined) selection.toggle(name, false);
  };
  const held = heldMoves(queue.list);
  useCommands([
    { id: 'queue-next', title: say('nextRow'), keys: 'j', run: () => keys.current?.move(1) },
    { id: 'queue-back', title: say('previousRow'), keys: 'k', run: () => keys.current?.move(-1) },
    { id: 'queue-select', title: say('selectRow'), keys: 'x', run: select, unavailable: unable },
    { id: 'queue-take', title: say('takeKey'), keys: 't', run: take, unavailable: unable },
    {
      id: 'queue-assign',
      title: say('assignKey'),
      keys: 'a',
      run: openAssign,
      unavailable: unable,
    },
    {
      id: 'queue-apply',
      title: say('applyOrder'),
      keys: '.',
      run: queue.apply,
      unavailable: held === 0 ? say('movesHeld', { count: 0 }) : undefined,
    },
  ]);
}
