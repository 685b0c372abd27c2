import { Textarea } from '@mantine/core';
import { useWords } from '../../../ui/language/words.ts';
import type { Checked } from './policy-data.ts';
import { policyWords } from './policy-words.ts';
import { type PolicyProblem, problemText } from './problem-text.ts';

/** The policy as a file has it, and what is wrong with it, by line. */
export function PolicyText({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: ((text: string) => void) | undefined;
}) {
  const say = useWords(policyWords);
  if (onText === undefined) return <pre className="policy-yaml">{text}</pre>;
  return (
    <Textarea
      label={say('text')}
      description={say('textWhat')}
      classNames={{ input: 'policy-yaml' }}
      value={text}
      onChange={event => onText(event.currentTarget.value)}
      autosize
      minRows={12}
      maxRows={28}
      spellCheck={false}
    />
  );
}

/** Live, beside the text: what is to be mended, and what whoever approves it should know. */
export function PolicyProblems({
  checked,
  isBehind,
}: {
  readonly checked: Checked | undefined;
  readonly isBehind: boolean;
}) {
  const say = useWords(policyWords);
  if (checked === undefined) return <p className="label">{say('checking')}</p>;
  const { problems, remarks } = checked;
  return (
    <div className={isBehind ? 'policy-check policy-check-behind' : 'policy-check'} role="status">
      {problems.length === 0 ? <p>{say('valid')}</p> : null}
      <ProblemList title={say('problems')} problems={problems} />
      <ProblemList title={say('remarks')} problems={remarks} />
    </div>
  );
}

function ProblemList({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly PolicyProblem[];
}) {
  const say = useWords(policyWords);
  if (problems.length === 0) return null;
  return (
    <section className="policy-problems">
      <h3>{title}</h3>
      <ul>
        {problems.map(problem => (
          <li key={`${problem.path} ${problem.code}`}>
            {problem.line === null ? null : (
              <span className="policy-line">{say('problemLine', { line: problem.line })}</span>
            )}
            <span>{problemText(problem)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
