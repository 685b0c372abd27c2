import { Button, Loader } from '@mantine/core';
import { count } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { queueWords } from './queue-words.ts';
import type { Queue } from './use-queue.ts';

/** What stands below the rows: that more comes, that this is all, or why there is nothing. */
export function ListFoot({
  queue,
  name,
  narrowed,
  onReset,
}: {
  readonly queue: Queue;
  readonly name: string;
  readonly narrowed: boolean;
  readonly onReset: () => void;
}) {
  const say = useWords(queueWords);
  const { list, loading, problem } = queue;
  if (problem !== undefined) return <ProblemNote error={problem} retry={queue.retry} />;
  if (loading) {
    return (
      <p className="queue-foot history" role="status">
        <Loader size="xs" /> {say('loadingMore')}
      </p>
    );
  }
  if (list.rows.length > 0) {
    if (list.next !== null) return null;
    return (
      <p className="queue-foot history">{say('allShown', { count: count(list.rows.length) })}</p>
    );
  }
  if (narrowed || !(name === 'open' || name === 'mine')) {
    const reset = (
      <Button variant="default" size="xs" onClick={onReset}>
        {say('resetFilters')}
      </Button>
    );
    return <Empty next={narrowed ? reset : say('noneFoundNext')}>{say('noneFound')}</Empty>;
  }
  if (name === 'mine') return <Empty next={say('noneMineNext')}>{say('noneMine')}</Empty>;
  return <Empty next={say('noneOpenNext')}>{say('noneOpen')}</Empty>;
}
