import type { Schemas } from '../../../../api/client.ts';
import { clockTimeWithSeconds } from '../../../../ui/figures/format-time.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { actsWords } from './acts-words.ts';

/** No read-back for so long is a matter for the engineer. */
const lateMs = 10_000;

/** One order to one network element: wanted, applied, confirmed, with times and tries. */
export function OrderSteps({ order }: { readonly order: Schemas['Order'] }) {
  const say = useWords(actsWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow();
  const { enforcer, requestedMs, sentMs, confirmedMs, state, tries, error, ended } = order;
  const time = (ms: number): string => clockTimeWithSeconds(ms, timeZone);
  // An order that was replaced keeps the time at which the one before was confirmed.
  const confirmed = state === 'applied' && confirmedMs !== null;
  const late = !confirmed && nowMs - requestedMs > lateMs;
  const steps = [
    [say('step.wanted'), requestedMs],
    [say('step.applied'), sentMs !== null && sentMs >= requestedMs ? sentMs : null],
    [say(ended ? 'step.removed' : 'step.confirmed'), confirmed ? confirmedMs : null],
  ] as const;
  return (
    <>
      <ol className="acts-steps" aria-label={enforcer}>
        {steps.map(([step, atMs]) => (
          <li key={step} className={atMs === null ? 'acts-step-open' : ''}>
            {step} <span className="nowrap">{atMs === null ? '–' : time(atMs)}</span>
          </li>
        ))}
      </ol>
      <p className={late ? '' : 'label'}>
        {confirmed ? (
          enforcer
        ) : (
          <span className={late ? 'wait' : ''}>
            {say(late ? 'notConfirmed' : 'waitingFor', { enforcer })}
          </span>
        )}
        {tries > 1 ? ` · ${say('tries', { count: tries })}` : ''}
        {error === null ? '' : ` · ${error}`}
      </p>
    </>
  );
}
