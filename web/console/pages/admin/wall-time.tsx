import { timeAndDay } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useCarrier } from '../../shell/use-me.ts';

/**
 * A time of the machine's own clock, which sign-ins, keys and proofs have: in a demonstration the
 * carrier's clock runs faster. In the carrier's zone all the same.
 */
export function WallTime({ atMs }: { readonly atMs: number }) {
  const { timeZone } = useCarrier();
  const language = languageNow();
  return (
    <time dateTime={new Date(atMs).toISOString()} className="nowrap">
      {timeAndDay(atMs, { nowMs: Date.now(), zone: timeZone, language })}
    </time>
  );
}
