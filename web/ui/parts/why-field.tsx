import { Textarea } from '@mantine/core';

export interface WhyWords {
  readonly label: string;
  /** Who reads it. */
  readonly hint?: string;
  readonly example?: string;
  readonly rows?: number;
}

/** Why something is done, in the person's own words; goes on record. */
export function WhyField({
  why,
  onWhy,
  label,
  hint,
  example,
  rows = 2,
  first = false,
  optional = false,
}: WhyWords & {
  readonly why: string;
  readonly onWhy: (why: string) => void;
  /** Whether a sheet opens with the cursor here. */
  readonly first?: boolean;
  readonly optional?: boolean;
}) {
  return (
    <Textarea
      label={label}
      description={hint}
      placeholder={example}
      value={why}
      onChange={event => onWhy(event.currentTarget.value)}
      maxLength={1_000}
      minRows={rows}
      autosize
      required={!optional}
      data-autofocus={first ? true : undefined}
    />
  );
}
