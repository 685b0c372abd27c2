import { Textarea } from '@mantine/core';
import type { Draft } from './use-draft.ts';

/** A reason that goes on record, kept until it is sent. */
export function WhyField({
  why,
  label,
  optional = false,
}: {
  readonly why: Draft;
  readonly label: string;
  readonly optional?: boolean;
}) {
  return (
    <Textarea
      label={label}
      value={why.text}
      onChange={event => why.write(event.currentTarget.value)}
      maxLength={1_000}
      autosize
      minRows={2}
      required={!optional}
    />
  );
}
