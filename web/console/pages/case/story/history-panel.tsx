import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { caseNumber } from '../../../../ui/figures/case-number.ts';
import { yenInSentence } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { type Say, useWords } from '../../../../ui/language/words.ts';
import { When } from '../../../shell/times.tsx';
import { detailWords } from './detail-words.ts';
import { Fold } from './fold.tsx';
import { historyRows } from './history-rows.ts';
import { nameOf } from './name-of.ts';
import { resultName } from './result-names.ts';
import { whoDid } from './who-did.ts';

type Decision = Schemas['Case']['decisions'][number];
type SayDetail = Say<keyof (typeof detailWords)['texts']['ja'] & string>;

/** Every decision of the case, newest first. */
export function HistoryPanel({ page }: { readonly page: Schemas['Case'] }) {
  const say = useWords(detailWords);
  const { decisions, decisionsLeftOut, row } = page;
  return (
    <Fold title={say('history')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
      <ol className="case-history" tabIndex={0} aria-label={say('history')}>
        {historyRows(decisions).map(({ decision, count }) => (
          <li key={decision.key}>
            <Link
              to="/cases/$case"
              params={{ case: caseNumber(row.case) }}
              search={{ at: decision.timeMs }}
              title={say('history.at')}
            >
              <When atMs={decision.timeMs} relative={false} />
            </Link>
            <span>
              {decisionText(decision, count, say)}
              {decision.by === undefined ? null : (
                <span className="label">
                  {' '}
                  {say('history.by', { who: whoDid(decision.by, say) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {decisionsLeftOut === 0 ? null : (
        <p className="label">{say('history.left', { count: decisionsLeftOut })}</p>
      )}
    </Fold>
  );
}

function decisionText(decision: Decision, count: number, say: SayDetail): string {
  const text = (value: unknown): string => (value === undefined ? '' : String(value));
  switch (decision.type) {
    case 'verdict':
      return say(`history.${text(decision.verdict) as 'block' | 'challenge' | 'release'}`, {
        count,
      });
    case 'alert': {
      const yen = yenInSentence(Number(decision.exposureYen ?? 0), languageNow());
      return say('history.alert', { yen });
    }
    case 'case': {
      const outcome = text(decision.outcome);
      const state = nameOf('state', text(decision.state));
      const told = outcome === '' ? state : `${state} (${nameOf('outcome', outcome)})`;
      return say('history.case', { state: told });
    }
    case 'contact':
      return say('history.contact', {
        channel: nameOf('channel', text(decision.channel)),
        attempt: text(decision.attempt),
        result: resultName(text(decision.result)),
      });
    default:
      return say(`history.${decision.type as 'suspension'}`);
  }
}
