import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { dayMs } from '../../../../ui/figures/format-time.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { useNow } from '../../../live/use-live.ts';
import { nameOf, useCountry } from '../network-data.ts';
import { useWhyWords } from '../parts/use-why-words.ts';
import { rangeWords } from './range-words.ts';

const reviews = [90, 180, 365] as const;

interface Draft {
  readonly prefix: string;
  readonly destination: string;
  readonly government: boolean;
  readonly lifeCritical: boolean;
  readonly minutes: number | string;
  readonly reviewDays: number;
  readonly why: string;
}

/** An entry for the restricted list, with its three checks, for a second person to approve. */
export function ListSheet({
  page,
  prefix,
  open,
  onClose,
}: {
  readonly page: Schemas['NetworkRangePage'];
  readonly prefix: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(rangeWords);
  const nowMs = useNow(60_000);
  const [draft, setDraft] = useState<Draft>({
    prefix,
    destination: nameOf(page.row),
    government: false,
    lifeCritical: false,
    minutes: '',
    reviewDays: 180,
    why: '',
  });
  const ask = useMutation({
    mutationFn: () => {
      const put = [entryOf(draft, page.row.country, nowMs)];
      const matter = { kind: 'list-edit' as const, put, remove: [] };
      return answered(api.POST('/v1/approvals', { body: { matter, why: draft.why.trim() } }));
    },
  });
  const sent = ask.isSuccess ? {} : { action: say('ask'), onSend: () => ask.mutate() };
  return (
    <Sheet
      title={say('proposeTitle')}
      open={open}
      onClose={onClose}
      effect={say('effect', { prefix: draft.prefix })}
      {...sent}
      busy={ask.isPending}
      problem={ask.isError ? <ProblemNote error={ask.error} /> : undefined}
    >
      {ask.isSuccess ? (
        <p>
          {say('asked')} <Link to="/approvals">{say('toApprovals')}</Link>
        </p>
      ) : (
        <ListFields page={page} draft={draft} setDraft={setDraft} />
      )}
    </Sheet>
  );
}

function entryOf(draft: Draft, country: string, nowMs: number) {
  return {
    prefix: draft.prefix,
    destination: draft.destination.trim(),
    country,
    governmentChecked: draft.government,
    lifeCriticalChecked: draft.lifeCritical,
    trafficMinutes: Number(draft.minutes),
    reviewMs: Math.round(nowMs + draft.reviewDays * dayMs),
  };
}

function ListFields({
  page,
  draft,
  setDraft,
}: {
  readonly page: Schemas['NetworkRangePage'];
  readonly draft: Draft;
  readonly setDraft: (next: Draft) => void;
}) {
  const say = useWords(rangeWords);
  const put = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const wrong = !/^[1-9]\d{0,14}$/.test(draft.prefix);
  return (
    <>
      <TextInput
        label={say('prefix')}
        description={say('prefixAbout')}
        value={draft.prefix}
        error={wrong ? say('prefixWrong') : undefined}
        onChange={event => put({ prefix: event.currentTarget.value })}
        inputMode="numeric"
        pattern="[1-9][0-9]{0,14}"
        required
      />
      <TextInput
        label={say('destination')}
        value={draft.destination}
        onChange={event => put({ destination: event.currentTarget.value })}
        maxLength={128}
        required
      />
      <Checks draft={draft} put={put} country={page.row.country} />
      <div>
        <div className="label">{say('review')}</div>
        <SegmentedControl
          aria-label={say('review')}
          value={String(draft.reviewDays)}
          onChange={next => put({ reviewDays: Number(next) })}
          data={reviews.map(one => ({ value: String(one), label: say(`review.${one}`) }))}
        />
      </div>
      <WhyField {...useWhyWords()} why={draft.why} onWhy={why => put({ why })} />
    </>
  );
}

/** The three checks of the list (R2), each confirmed by whoever puts the entry forward. */
function Checks({
  draft,
  put,
  country,
}: {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly country: string;
}) {
  const say = useWords(rangeWords);
  const minutes = useCountry(country, 30).data?.row.minutesPerMonth;
  const normal = minutes === undefined ? {} : { minutes: count(minutes) };
  return (
    <fieldset className="network-checks">
      <legend className="label">{say('checks')}</legend>
      <Checkbox
        label={say('government')}
        checked={draft.government}
        onChange={event => put({ government: event.currentTarget.checked })}
        required
      />
      <Checkbox
        label={say('lifeCritical')}
        checked={draft.lifeCritical}
        onChange={event => put({ lifeCritical: event.currentTarget.checked })}
        required
      />
      <NumberInput
        label={say('traffic')}
        description={minutes === undefined ? undefined : say('trafficAbout', normal)}
        value={draft.minutes}
        onChange={next => put({ minutes: next })}
        min={0}
        max={1e9}
        allowDecimal={false}
        required
      />
    </fieldset>
  );
}
