import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useWords } from '../language/words.ts';
import { partWords } from './part-words.ts';

/** A password that can be looked at, the button for it named in the language of the page. */
export function PasswordField(props: PasswordInputProps) {
  const say = useWords(partWords);
  return (
    <PasswordInput {...props} visibilityToggleButtonProps={{ 'aria-label': say('showTyped') }} />
  );
}
