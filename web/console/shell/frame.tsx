// The frame around every page: navigation, time and connection, who sits here, palette and help.
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { commandRegistry, useCommands } from '../../ui/keys/commands.ts';
import { KeySequence } from '../../ui/keys/key-presses.ts';
import { useWords } from '../../ui/language/words.ts';
import { UrgentAlarm } from './alarm/urgent-alarm.tsx';
import { ConnectionBand } from './connection-band.tsx';
import './frame.css';
import { KeyHelp, Palette } from './palette.tsx';
import { PersonMenu } from './person-menu.tsx';
import { ProofSheet } from './proof-sheet.tsx';
import { SectionIcon } from './section-icon.tsx';
import { type Section, sectionsFor } from './sections.ts';
import { shellWords } from './shell-words.ts';
import { TopBar } from './top-bar.tsx';
import { UndoNote } from './undo.tsx';
import { useCarrier, useMe } from './use-me.ts';

const Tour = lazy(() => import('../tour/tour.tsx'));

export function Frame() {
  const say = useWords(shellWords);
  const me = useMe();
  const { demo } = useCarrier();
  const navigate = useNavigate();
  const [shown, setShown] = useState<'palette' | 'help'>();
  const wall = useRouterState({ select: state => 'wall' in state.location.search });
  const open = sectionsFor(me.may);
  useKeyboard();
  useCommands([
    ...open.map(({ name, to, key }) => ({
      id: `go-${name}`,
      title: say(name),
      keys: `g ${key}`,
      run: () => void navigate({ to }),
    })),
    {
      id: 'palette',
      title: say('commands'),
      keys: 'Ctrl+k',
      whileWriting: true,
      run: () => setShown('palette'),
    },
    { id: 'help', title: say('help'), keys: '?', run: () => setShown('help') },
  ]);
  return (
    <div className={wall ? 'frame frame-wall' : 'frame'}>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Navigation sections={open} />
      <div className="frame-right">
        <TopBar onPalette={() => setShown('palette')} />
        <ConnectionBand />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <UrgentAlarm />
      <UndoNote />
      {demo && !wall ? (
        <Suspense>
          <Tour />
        </Suspense>
      ) : null}
      <Palette open={shown === 'palette'} onClose={() => setShown(undefined)} />
      <KeyHelp open={shown === 'help'} onClose={() => setShown(undefined)} />
      <ProofSheet />
    </div>
  );
}

function Navigation({ sections: open }: { readonly sections: readonly Section[] }) {
  const say = useWords(shellWords);
  const [more, setMore] = useState(false);
  const here = useRouterState({ select: state => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever the page changes
  useEffect(() => setMore(false), [here]);
  return (
    <nav className={more ? 'navigation navigation-open' : 'navigation'} aria-label={say('menu')}>
      <div className="brand" aria-hidden="true">
        関所
      </div>
      {open.map(({ name, to, onPhone }) => (
        <Link
          key={name}
          to={to}
          className={onPhone ? 'nav-link' : 'nav-link nav-more'}
          aria-current={here.split('/')[1] === to.split('/')[1] ? 'page' : undefined}
          title={say(name)}
        >
          <SectionIcon name={name} />
          <span>{say(name)}</span>
        </Link>
      ))}
      <button
        type="button"
        className="nav-link nav-toggle"
        aria-expanded={more}
        onClick={() => setMore(!more)}
      >
        <SectionIcon name="more" />
        <span>{say('more')}</span>
      </button>
      <PersonMenu />
    </nav>
  );
}

/** The one place that listens to the keyboard. */
function useKeyboard(): void {
  const keys = useMemo(() => new KeySequence(), []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return;
      const target = event.target as HTMLElement | null;
      const writing =
        target !== null &&
        (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      // In an open sheet or menu, keys belong to it.
      const covered = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      const commands = commandRegistry.all();
      const how = { commands, writing: writing || covered, atMs: performance.now() };
      const command = keys.take(event, how);
      if (command === undefined) return;
      event.preventDefault();
      if (command.unavailable === undefined) command.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [keys]);
}
