import { TextInput } from '@mantine/core';

/** The code of an authenticator, or of a backup where `longest` allows. */
export function CodeField({
  label,
  code,
  onCode,
  longest,
}: {
  readonly label: string;
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly longest: number;
}) {
  return (
    <TextInput
      label={label}
      value={code}
      onChange={event => onCode(event.currentTarget.value)}
      autoComplete="one-time-code"
      inputMode="numeric"
      spellCheck={false}
      maxLength={longest}
      required
      data-autofocus
    />
  );
}
