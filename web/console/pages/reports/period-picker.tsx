import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { readPeriod } from '../../../../src/core/report/period.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ofKind } from './period-name.ts';
import type { Report } from './reports-page.tsx';
import { reportWords } from './words.ts';

type Kind = Report['period']['kind'];
const kinds = ['month', 'quarter', 'year', 'days'] as const;

/** The period before and after, its kind, or any two days. */
export function PeriodPicker({
  period,
  published,
}: {
  readonly period: Report['period'];
  readonly published: boolean;
}) {
  const say = useWords(reportWords);
  const navigate = useNavigate();
  const [picking, setPicking] = useState<Kind>();
  const kind = picking ?? period.kind;
  const go = (text: string | null): void => {
    if (text === null) return;
    setPicking(undefined);
    const search = published ? { published: true } : {};
    void navigate({ to: '/reports/$period', params: { period: text }, search });
  };
  const choose = (value: string): void => {
    if (value === 'days') setPicking('days');
    else go(ofKind(value as 'month' | 'quarter' | 'year', period.lastDay));
  };
  useCommands([
    { id: 'reports.before', title: say('previous'), keys: '[', run: () => go(period.previous) },
    { id: 'reports.next', title: say('next'), keys: ']', run: () => go(period.next) },
  ]);
  return (
    <div className="reports-picker">
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => go(period.previous)}>
          ‹ {say('previous')}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={period.next === null}
          onClick={() => go(period.next)}
        >
          {say('next')} ›
        </Button>
        <SegmentedControl
          size="xs"
          aria-label={say('kind')}
          value={kind}
          onChange={choose}
          data={kinds.map(value => ({ value, label: say(value) }))}
        />
      </Group>
      {kind === 'days' ? <DayFields period={period} onPeriod={go} /> : null}
    </div>
  );
}

function DayFields({
  period,
  onPeriod,
}: {
  readonly period: Report['period'];
  readonly onPeriod: (text: string) => void;
}) {
  const say = useWords(reportWords);
  const [from, setFrom] = useState(period.fromDay);
  const [to, setTo] = useState(period.lastDay);
  const text = `${from}..${to}`;
  const readable = readPeriod(text) !== undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (readable) onPeriod(text);
  };
  return (
    <form className="reports-days" onSubmit={submit}>
      <TextInput
        type="date"
        size="xs"
        label={say('from')}
        value={from}
        onChange={event => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        size="xs"
        label={say('to')}
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="xs" disabled={!readable}>
        {say('show')}
      </Button>
      {readable ? null : <span className="label">{say('badDays')}</span>}
    </form>
  );
}
