import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Page } from '../../../../ui/parts/panel.tsx';
import { type Part, parts, periods, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';

/** On a phone the tabs are wider than the screen. */
function intoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The five lists under their tabs. */
export function NetworkFrame({
  part,
  children,
}: {
  readonly part: Part;
  readonly children: ReactNode;
}) {
  const say = useWords(networkWords);
  return (
    <Page title={say('title')} actions={<Period part={part} />}>
      <nav className="network-tabs" aria-label={say('tabs')}>
        {parts.map(one => (
          <Link
            key={one}
            to="/network/$part"
            params={{ part: one }}
            className={one === part ? 'network-tab network-tab-here' : 'network-tab'}
            aria-current={one === part ? 'page' : undefined}
            ref={one === part ? intoView : undefined}
          >
            {say(`tab.${one}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}

const AsTable = createContext<readonly [boolean, () => void]>([false, () => {}]);

/** Whether pictures are shown as tables, and what changes that. */
export function useAsTable(): readonly [boolean, () => void] {
  return useContext(AsTable);
}

/** One of them: its name, the way back, what can be done. */
export function DetailFrame({
  part,
  title,
  actions,
  children,
}: {
  readonly part: Part;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const say = useWords(networkWords);
  const [asTable, setAsTable] = useState(false);
  const change = (): void => setAsTable(!asTable);
  const command = say(asTable ? 'picture' : 'table');
  useCommands([{ id: 'network.table', title: command, keys: 'e', run: change }]);
  return (
    <Page
      title={title}
      actions={
        <>
          <Period part={part} />
          {actions}
        </>
      }
    >
      <Link to="/network/$part" params={{ part }} className="network-back">
        ‹ {say(`tab.${part}`)}
      </Link>
      <AsTable value={[asTable, change]}>{children}</AsTable>
    </Page>
  );
}

function Period({ part }: { readonly part: Part }) {
  const say = useWords(networkWords);
  const [days, setDays] = usePeriod(part);
  return (
    <SegmentedControl
      size="xs"
      aria-label={say('period')}
      value={String(days)}
      onChange={next => setDays(Number(next))}
      data={periods.map(one => ({ value: String(one), label: say(`days.${one}`) }))}
    />
  );
}
