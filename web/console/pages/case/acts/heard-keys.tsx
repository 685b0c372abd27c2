import { useEffect, useEffectEvent } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { nameOfPress } from '../../../../ui/keys/key-presses.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { contactWords } from './contact-words.ts';

/** In the order of the keys 1 to 8. */
const heard = [
  'mine',
  'not-mine',
  'unsure',
  'third-party',
  'no-answer',
  'busy',
  'refused',
  'wrong-number',
] as const satisfies readonly Schemas['ContactResultInput']['result'][];
export type HeardResult = (typeof heard)[number];

/** What was heard: by touch, by tabulator, or by one digit while nothing is being written. */
export function HeardKeys({
  result,
  onResult,
}: {
  readonly result: HeardResult | undefined;
  readonly onResult: (result: HeardResult) => void;
}) {
  const say = useWords(contactWords);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement | null;
    if (target !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const chosen = heard[Number(nameOfPress(event)) - 1];
    if (chosen === undefined) return;
    event.preventDefault();
    onResult(chosen);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return (
    <fieldset className="acts-heard">
      <legend className="label">{say('heard')}</legend>
      <div className="acts-keys" role="radiogroup" aria-label={say('heard')}>
        {heard.map((one, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a large target with its digit
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={result === one}
            className="acts-key"
            onClick={() => onResult(one)}
          >
            <kbd>{at + 1}</kbd>
            {say(`heard.${one}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
