// A short guided tour through the first case of the demonstration. It never covers what it shows.
import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answered, api } from '../../api/client.ts';
import { caseNumber } from '../../ui/figures/case-number.ts';
import { useCommands } from '../../ui/keys/commands.ts';
import { useWords } from '../../ui/language/words.ts';
import { useDeskEvents } from '../live/use-live.ts';
import { useCarrier, useMe } from '../shell/use-me.ts';
import './tour.css';
import { standsAt, type TourStep, tourSteps } from './tour-steps.ts';
import { tourWords } from './tour-words.ts';

const kept = 'sekisho-tour';

/** Gone for good when it was ended, until somebody starts it again. */
export default function Tour() {
  const say = useWords(tourWords);
  const [at, setAt] = useState(() => (localStorage.getItem(kept) === 'ended' ? -1 : 0));
  const path = useRouterState({ select: state => state.location.pathname });
  const attacked = useAttack(at >= 0);
  const step = tourSteps[at];
  const go = (to: number): void => {
    if (to < 0 || to >= tourSteps.length) localStorage.setItem(kept, 'ended');
    setAt(to < tourSteps.length ? to : -1);
  };
  useCommands([{ id: 'tour', title: say('start'), run: () => go(0) }]);
  useEffect(() => {
    if (tourSteps[at]?.until === 'attack' && attacked !== undefined) setAt(at + 1);
  }, [at, attacked]);
  const here = step !== undefined && standsAt(step, path);
  useHighlight(here ? step.shows : undefined);
  if (step === undefined) return null;
  return (
    <aside className="tour" aria-label={say('title')}>
      <header>
        <strong>{say('title')}</strong>
        <span className="history">{say('stepOf', { step: at + 1, steps: tourSteps.length })}</span>
        <CloseButton aria-label={say('end')} onClick={() => go(-1)} />
      </header>
      <p>{say(step.name)}</p>
      <footer>
        {at > 0 ? (
          <Button variant="subtle" size="xs" onClick={() => go(at - 1)}>
            {say('back')}
          </Button>
        ) : null}
        <Onward step={step} here={here} attacked={attacked} next={() => go(at + 1)} />
      </footer>
    </aside>
  );
}

function Onward({
  step,
  here,
  attacked,
  next,
}: {
  readonly step: TourStep;
  readonly here: boolean;
  readonly attacked: string | undefined;
  readonly next: () => void;
}) {
  const say = useWords(tourWords);
  const me = useMe();
  const navigate = useNavigate();
  const openCase = (): void => {
    if (attacked === undefined) return;
    void navigate({ to: '/cases/$case', params: { case: caseNumber(attacked) } });
  };
  if (!here && step.at === 'now') {
    return (
      <Button variant="light" size="xs" onClick={() => void navigate({ to: '/now' })}>
        {say('toNow')}
      </Button>
    );
  }
  if (step.name === 'seen' || !here) {
    const both = (): void => {
      openCase();
      if (step.name === 'seen') next();
    };
    return (
      <Button variant="light" size="xs" onClick={both} disabled={attacked === undefined}>
        {say('toCase')}
      </Button>
    );
  }
  const toSignIn = `/sign-in?to=${encodeURIComponent(location.pathname)}`;
  return (
    <>
      {step.name === 'act' && !me.signedIn ? (
        <Button component="a" href={toSignIn} variant="subtle" size="xs">
          {say('signIn')}
        </Button>
      ) : null}
      <Button variant="light" size="xs" onClick={next}>
        {say(step.name === 'more' ? 'end' : 'next')}
      </Button>
    </>
  );
}

/** The latest case since the start: the attack of the demonstration, once it is seen. */
function useAttack(wanted: boolean): string | undefined {
  const { demoSinceMs } = useCarrier();
  const openedFromMs = demoSinceMs ?? 0;
  const { data, refetch } = useQuery({
    queryKey: ['tour', 'attack', openedFromMs],
    queryFn: () => {
      const query = { sort: 'opened', openedFromMs, limit: 1 } as const;
      return answered(api.GET('/v1/cases', { params: { query } }));
    },
    enabled: wanted && demoSinceMs !== null,
  });
  useDeskEvents(({ event }) => {
    if (wanted && event === 'case') void refetch();
  });
  return data?.rows[0]?.case;
}

/** Marks what is spoken of, as soon as the page has it. */
function useHighlight(name: string | undefined): void {
  useEffect(() => {
    if (name === undefined) return undefined;
    let marked: Element | null = null;
    const look = (): void => {
      const found = document.querySelector(`[data-tour="${name}"]`);
      if (found === marked) return;
      marked?.classList.remove('tour-shown');
      marked = found;
      found?.classList.add('tour-shown');
      found?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    };
    look();
    const timer = setInterval(look, 500);
    return () => {
      clearInterval(timer);
      marked?.classList.remove('tour-shown');
    };
  }, [name]);
}
