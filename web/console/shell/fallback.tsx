import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useWords } from '../../ui/language/words.ts';
import { Empty, Page } from '../../ui/parts/panel.tsx';
import { shellWords } from './shell-words.ts';

export function NotFound() {
  const say = useWords(shellWords);
  return (
    <Page title="404">
      <Empty next={<Link to="/now">{say('toNow')}</Link>}>{say('notFound')}</Empty>
    </Page>
  );
}

/** A defect of a page must not take the others with it. */
export function Broken({ error }: ErrorComponentProps) {
  const say = useWords(shellWords);
  return (
    <Page title={say('broken')}>
      <Empty next={<Button onClick={() => location.reload()}>{say('reload')}</Button>}>
        {error instanceof Error ? error.message : String(error)}
      </Empty>
    </Page>
  );
}
