import { Textarea } from '@mantine/core';
import { useWords } from '../../../ui/language/words.ts';
import { adminWords } from './admin-words.ts';

export function WhyField({
  why,
  onWhy,
}: {
  readonly why: string;
  readonly onWhy: (why: string) => void;
}) {
  const say = useWords(adminWords);
  return (
    <Textarea
      label={say('why')}
      description={say('whyHint')}
      value={why}
      onChange={event => onWhy(event.currentTarget.value)}
      maxLength={1_000}
      minRows={2}
      autosize
      required
    />
  );
}
