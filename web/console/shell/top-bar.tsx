import { calendarDay, clockTimeWithSeconds } from '../../ui/figures/format-time.ts';
import { languageNow } from '../../ui/language/language.ts';
import { useWords } from '../../ui/language/words.ts';
import { carrierClock } from '../live/carrier-clock.ts';
import { useConnection, useNow } from '../live/use-live.ts';
import { DemoPace } from './demo-pace.tsx';
import { shellWords } from './shell-words.ts';
import { useCarrier } from './use-me.ts';

/** Pages put their own things (sound, presence) at its right through this place. */
export const topBarPlace = 'top-bar-place';

export function TopBar({ onPalette }: { readonly onPalette: () => void }) {
  const say = useWords(shellWords);
  const { timeZone, demo } = useCarrier();
  const nowMs = useNow();
  const { state } = useConnection();
  return (
    <header className="top-bar">
      <span className={carrierClock.heard ? 'top-time' : 'top-time top-unknown'}>
        <span className="top-day">{calendarDay(nowMs, timeZone, languageNow())} </span>
        <strong>{clockTimeWithSeconds(nowMs, timeZone)}</strong>
      </span>
      {state === 'live' ? <span className="history">{say('live')}</span> : null}
      {demo ? <DemoPace /> : null}
      <span id={topBarPlace} className="top-place" />
      <button type="button" className="top-button top-palette" onClick={onPalette}>
        {say('commands')} <kbd>Ctrl</kbd> <kbd>K</kbd>
      </button>
    </header>
  );
}
