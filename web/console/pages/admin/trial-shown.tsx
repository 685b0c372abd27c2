import type { Schemas } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { faultText } from '../../../ui/words/fault-text.ts';
import { opsWords } from './ops-words.ts';

/** What came of a test, in words and step by step. */
export function TrialShown({ trial }: { readonly trial: Schemas['Trial'] }) {
  const say = useWords(opsWords);
  return (
    <div role="status">
      <p className="sentence">{say(trial.ok ? 'trialOk' : 'trialFailed')}</p>
      {trial.standing === undefined ? null : (
        <p>{say('standing', { count: String(trial.standing) })}</p>
      )}
      <ol className="admin-steps">
        {trial.steps.map(({ step, lastedMs, problem }) => (
          <li key={step}>
            <strong>{say(problem === undefined ? 'done' : 'failed')}</strong>
            <span>
              {say(`step.${step}`)}
              {problem === undefined ? null : (
                <span className="label"> {faultText(problem, languageNow())}</span>
              )}
            </span>
            <span className="history">{say('lasted', { ms: lastedMs })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
