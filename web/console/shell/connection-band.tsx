import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { askForProof } from '../../api/sign-in-again.ts';
import { clockTimeWithSeconds } from '../../ui/figures/format-time.ts';
import { useWords } from '../../ui/language/words.ts';
import { useConnection, useDeskEvents } from '../live/use-live.ts';
import { shellWords } from './shell-words.ts';
import { useCarrier } from './use-me.ts';

/** Says when what is shown may be old, and marks the page so (`data-connection`). */
export function ConnectionBand() {
  const say = useWords(shellWords);
  const { timeZone } = useCarrier();
  const { state, lastMs } = useConnection();
  useDeskEvents(() => {});
  useEffect(() => {
    document.documentElement.dataset.connection = state;
  }, [state]);
  if (state === 'live') return null;
  return (
    <div className="connection-band" role="status">
      {say(state, { time: clockTimeWithSeconds(lastMs, timeZone) })}
      {state === 'refused' ? (
        <Button size="compact-sm" variant="default" onClick={() => void askForProof('sign-in')}>
          {say('signIn')}
        </Button>
      ) : null}
    </div>
  );
}
