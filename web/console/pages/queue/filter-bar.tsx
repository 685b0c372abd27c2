// What narrows a view down, and in which order it stands.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { caseStates } from '../../../../src/core/case/case-state.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { names } from '../../../ui/words/names.ts';
import type { Sort } from './queue-list.ts';
import { type Filter, owners, sorts, steps } from './queue-views.ts';
import { queueWords } from './queue-words.ts';
import { useNarrow } from './use-row-height.ts';

const minuteMs = 60_000;
const dueMinutes = [15, 60, 240, 480];
const losses = [1_000, 6_000, 30_000];

export interface FilterBarProps {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly text: string;
  /** Whether it differs from the view as it was kept. */
  readonly changed: boolean;
  readonly onFilter: (filter: Filter) => void;
  readonly onSort: (sort: Sort) => void;
  readonly onText: (text: string) => void;
  readonly onReset: () => void;
  readonly onKeep: () => void;
}

/** Folded away on a phone. */
export function FilterBar(props: FilterBarProps) {
  const say = useWords(queueWords);
  if (!useNarrow()) return <Filters {...props} />;
  return (
    <details className="queue-fold">
      <summary>
        {say('filters')}
        {props.changed ? <span className="label"> ({say('narrowed')})</span> : null}
      </summary>
      <Filters {...props} />
    </details>
  );
}

function Filters(props: FilterBarProps) {
  const { sort, changed, onSort, onReset, onKeep } = props;
  const say = useWords(queueWords);
  return (
    <search className="queue-filters" aria-label={say('filters')}>
      <SearchText {...props} />
      <Choices {...props} />
      <NativeSelect
        size="xs"
        label={say('sort')}
        value={sort}
        onChange={event => onSort(event.currentTarget.value as Sort)}
        data={sorts.map(value => ({ value, label: say(`sort.${value}`) }))}
      />
      <div className="queue-filter-acts">
        {changed ? (
          <Button variant="subtle" size="xs" onClick={onReset}>
            {say('resetFilters')}
          </Button>
        ) : null}
        <Button variant="default" size="xs" onClick={onKeep}>
          {say('keepView')}
        </Button>
      </div>
    </search>
  );
}

const typingMs = 300;

function SearchText({ text, onText }: FilterBarProps) {
  const say = useWords(queueWords);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onText(typed), typingMs);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <TextInput
      size="xs"
      type="search"
      className="queue-search"
      label={say('search')}
      title={say('searchWhy')}
      maxLength={64}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
    />
  );
}

function Choices({ filter, onFilter }: FilterBarProps) {
  const say = useWords(queueWords);
  const sayName = useWords(names);
  const { states: inStates = [], nextSteps = [], owner } = filter;
  const put: Put = (name, value) => {
    const { [name]: _, ...rest } = filter;
    onFilter(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <>
      <Choice
        label={say('state')}
        any={say('anyState')}
        value={inStates.join(',')}
        choices={withOwn(caseStates, inStates).map(value => ({
          value,
          label: value
            .split(',')
            .map(one => sayName(`state.${one as 'open'}`))
            .join(' / '),
        }))}
        onChoose={value => put('states', split(value))}
      />
      <Choice
        label={say('owner')}
        any={say('anyOwner')}
        value={owner ?? ''}
        choices={owners.map(value => ({ value, label: say(`owner.${value}`) }))}
        onChoose={value => put('owner', value as Filter['owner'])}
      />
      <Choice
        label={say('nextStep')}
        any={say('anyStep')}
        value={nextSteps.join(',')}
        choices={withOwn(steps, nextSteps).map(value => ({
          value,
          label: value
            .split(',')
            .map(one => say(`step.${one as 'call'}`))
            .join(' / '),
        }))}
        onChoose={value => put('nextSteps', split(value))}
      />
      <Limits filter={filter} put={put} />
    </>
  );
}

type Put = <Name extends keyof Filter>(name: Name, value: Filter[Name]) => void;

function Limits({ filter, put }: { readonly filter: Filter; readonly put: Put }) {
  const say = useWords(queueWords);
  const { dueWithinMs, lossAtLeastYen } = filter;
  const dues = [...new Set([...dueMinutes, ...(dueWithinMs ? [dueWithinMs / minuteMs] : [])])];
  const least = [...new Set([...losses, ...(lossAtLeastYen ? [lossAtLeastYen] : [])])];
  return (
    <>
      <Choice
        label={say('dueWithin')}
        any={say('anyDue')}
        value={dueWithinMs === undefined ? '' : String(dueWithinMs / minuteMs)}
        choices={dues.map(value => ({
          value: String(value),
          label:
            value < 60 ? say('minutes', { count: value }) : say('hours', { count: value / 60 }),
        }))}
        onChoose={value =>
          put('dueWithinMs', value === undefined ? undefined : Number(value) * minuteMs)
        }
      />
      <Choice
        label={say('lossAtLeast')}
        any={say('anyLoss')}
        value={String(lossAtLeastYen ?? '')}
        choices={least.map(value => ({
          value: String(value),
          label: say('yenOrMore', { yen: yenInCell(value) }),
        }))}
        onChoose={value => put('lossAtLeastYen', value === undefined ? undefined : Number(value))}
      />
    </>
  );
}

/** A kept view may name several at once: they stand as one choice more. */
function withOwn(all: readonly string[], chosen: readonly string[]): string[] {
  return chosen.length > 1 ? [...all, chosen.join(',')] : [...all];
}

function split<Value extends string>(value: string | undefined): Value[] | undefined {
  return value === undefined ? undefined : (value.split(',') as Value[]);
}

function Choice({
  label,
  any,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | undefined) => void;
}) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      onChange={event => onChoose(event.currentTarget.value || undefined)}
      data={[{ value: '', label: any }, ...choices]}
    />
  );
}
