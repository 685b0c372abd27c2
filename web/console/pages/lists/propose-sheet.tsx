import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { useNow } from '../../live/use-live.ts';
import { useCarrier } from '../../shell/use-me.ts';
import { dayBegin, dayText, reviewLastsMs } from './day-text.ts';
import { type CheckedEntry, type Entry, isWhole, type Matter } from './lists-data.ts';
import { listsWords } from './lists-words.ts';

export interface Proposal {
  readonly kind: 'add' | 'change' | 'renew' | 'remove';
  readonly entries: readonly Entry[];
}

interface Fields {
  readonly prefix: string;
  readonly destination: string;
  readonly country: string;
  readonly government: boolean;
  readonly lifeCritical: boolean;
  readonly traffic: number | string;
  /** Days of the carrier, `2027-02-20`. */
  readonly review: string;
  /** Of several rows: all three checks were made again. */
  readonly renewed: boolean;
}

/** A change of the restricted list, for a second person to approve. */
export function ProposeSheet({
  proposal,
  onClose,
  onDone,
}: {
  readonly proposal: Proposal;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const say = useWords(listsWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  const { kind, entries } = proposal;
  const [fields, setFields] = useState(() =>
    fieldsOf(entries[0], dayText(nowMs + reviewLastsMs, timeZone)),
  );
  const [why, setWhy] = useState('');
  const matter = matterOf(proposal, fields, timeZone);
  const sending = useMutation({
    mutationFn: (asked: Matter) =>
      answered(api.POST('/v1/approvals', { body: { matter: asked, why } })),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  const unable =
    typeof matter === 'string' ? say(matter) : why.trim() === '' ? say('whyFirst') : undefined;
  return (
    <Sheet
      title={say(`sheet.${kind}`)}
      open
      onClose={onClose}
      effect={effectOf()}
      action={say(`sheet.${kind}`)}
      busy={sending.isPending}
      unable={unable}
      onSend={() => {
        if (typeof matter !== 'string') sending.mutate(matter);
      }}
      problem={sending.isError ? <ProblemNote error={sending.error} /> : undefined}
    >
      <ProposalFields proposal={proposal} fields={fields} onFields={setFields} />
      <WhyField why={why} onWhy={setWhy} label={say('why')} />
    </Sheet>
  );

  function effectOf(): string {
    if (kind === 'add') return say('effectAdd');
    if (kind === 'change') return say('effectChange');
    return say(kind === 'renew' ? 'effectRenew' : 'effectRemove', { count: entries.length });
  }
}

function ProposalFields({ proposal, ...shown }: FieldsShown & { readonly proposal: Proposal }) {
  const { kind, entries } = proposal;
  if (kind === 'add' || kind === 'change') return <EntryFields {...shown} isNew={kind === 'add'} />;
  return (
    <>
      <ul className="lists-chosen">
        {entries.map(entry => (
          <li key={entry.prefix}>
            +{entry.prefix} {entry.destination}
          </li>
        ))}
      </ul>
      {kind === 'renew' ? <RenewFields {...shown} /> : null}
    </>
  );
}

function fieldsOf(entry: Entry | undefined, review: string): Fields {
  return {
    prefix: entry?.prefix ?? '',
    destination: entry?.destination ?? '',
    country: entry?.country ?? '',
    government: entry?.governmentChecked === true,
    lifeCritical: entry?.lifeCriticalChecked === true,
    traffic: entry?.trafficMinutes ?? '',
    review,
    renewed: false,
  };
}

/** What is asked for, or the word for what is missing. */
function matterOf(
  { kind, entries }: Proposal,
  fields: Fields,
  zone: string,
): Matter | 'checksFirst' | 'fieldsFirst' | 'notRenewable' {
  const edit = (put: readonly CheckedEntry[], remove: readonly string[]): Matter => {
    return { kind: 'list-edit', put: [...put], remove: [...remove] };
  };
  if (kind === 'remove') {
    return edit(
      [],
      entries.map(entry => entry.prefix),
    );
  }
  const reviewMs = dayBegin(fields.review, zone);
  if (reviewMs === undefined) return 'fieldsFirst';
  const checked = { governmentChecked: true, lifeCriticalChecked: true, reviewMs };
  if (kind === 'renew') {
    if (!entries.every(isWhole)) return 'notRenewable';
    if (!fields.renewed) return 'checksFirst';
    const put = entries.map(({ prefix, destination, country, trafficMinutes }) => {
      return { prefix, destination, country, trafficMinutes: trafficMinutes ?? 0, ...checked };
    });
    return edit(put, []);
  }
  const { prefix, destination, country, traffic } = fields;
  const isFilled =
    /^\d{1,15}$/.test(prefix) && destination.trim() !== '' && /^([A-Z]{2}|\d{1,7})$/.test(country);
  if (!isFilled || typeof traffic !== 'number') return 'fieldsFirst';
  if (!fields.government || !fields.lifeCritical) return 'checksFirst';
  return edit(
    [{ prefix, destination: destination.trim(), country, trafficMinutes: traffic, ...checked }],
    [],
  );
}

interface FieldsShown {
  readonly fields: Fields;
  readonly onFields: (fields: Fields) => void;
}

function EntryFields({ fields, onFields, isNew }: FieldsShown & { readonly isNew: boolean }) {
  const say = useWords(listsWords);
  const set = (change: Partial<Fields>): void => onFields({ ...fields, ...change });
  return (
    <>
      <TextInput
        label={say('prefix')}
        value={fields.prefix}
        readOnly={!isNew}
        leftSection="+"
        inputMode="numeric"
        onChange={event => set({ prefix: event.currentTarget.value.replaceAll(/\D/g, '') })}
        required
        data-autofocus
      />
      <TextInput
        label={say('destination')}
        value={fields.destination}
        maxLength={128}
        onChange={event => set({ destination: event.currentTarget.value })}
        required
      />
      <TextInput
        label={say('country')}
        value={fields.country}
        maxLength={7}
        onChange={event => set({ country: event.currentTarget.value.toUpperCase() })}
        required
      />
      <fieldset className="lists-checks">
        <legend>{say('checksWhat')}</legend>
        <Checkbox
          label={say('governmentChecked')}
          checked={fields.government}
          onChange={event => set({ government: event.currentTarget.checked })}
        />
        <Checkbox
          label={say('lifeCriticalChecked')}
          checked={fields.lifeCritical}
          onChange={event => set({ lifeCritical: event.currentTarget.checked })}
        />
        <NumberInput
          label={say('trafficMinutes')}
          value={fields.traffic}
          min={0}
          thousandSeparator=","
          hideControls
          onChange={traffic => set({ traffic })}
          required
        />
      </fieldset>
      <ReviewField fields={fields} onFields={onFields} />
    </>
  );
}

function RenewFields({ fields, onFields }: FieldsShown) {
  const say = useWords(listsWords);
  return (
    <>
      <Checkbox
        label={say('renewChecked')}
        checked={fields.renewed}
        onChange={event => onFields({ ...fields, renewed: event.currentTarget.checked })}
      />
      <ReviewField fields={fields} onFields={onFields} />
    </>
  );
}

function ReviewField({ fields, onFields }: FieldsShown) {
  const say = useWords(listsWords);
  return (
    <TextInput
      type="date"
      label={say('review')}
      value={fields.review}
      onChange={event => onFields({ ...fields, review: event.currentTarget.value })}
      required
    />
  );
}
