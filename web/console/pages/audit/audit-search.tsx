import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { useCarrier } from '../../shell/use-me.ts';
import { auditWords } from './audit-words.ts';
import { dayStart } from './day-start.ts';

/** What is looked for; kept here and in the request, never in an address. */
export type Wanted = Omit<Schemas['AuditSearch'], 'cursor' | 'limit'>;

const fields = ['who', 'what', 'subject', 'text'] as const;
const hints = { who: 'whoHint', what: 'whatHint', subject: 'subjectHint' } as const;
const nothing = { who: '', what: '', subject: '', text: '', from: '', to: '' };
const dayMs = 86_400_000;
/** What entries begin with, to choose from. */
const begins = [
  'act.',
  'approval.',
  'audit.',
  'case.',
  'disclosure.',
  'enforcement.',
  'key.',
  'measure.',
  'message.',
  'person.',
  'retention.',
];

export function AuditSearch({ onSearch }: { readonly onSearch: (wanted: Wanted) => void }) {
  const say = useWords(auditWords);
  const { timeZone } = useCarrier();
  const [typed, setTyped] = useState(nothing);
  const [withoutLooks, setWithoutLooks] = useState(true);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSearch({ ...wantedOf(typed, timeZone), withoutLooks });
  };
  const clear = (): void => {
    setTyped(nothing);
    onSearch({ withoutLooks });
  };
  const field = (name: keyof typeof nothing) => ({
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    maxLength: 128,
    spellCheck: false,
  });
  return (
    <Panel>
      <form className="audit-form" onSubmit={send}>
        {fields.map(name => (
          <TextInput
            key={name}
            label={say(name)}
            placeholder={name === 'text' ? '' : say(hints[name])}
            list={name === 'what' ? 'audit-begins' : undefined}
            {...field(name)}
          />
        ))}
        <datalist id="audit-begins">
          {begins.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
        <TextInput type="date" label={say('from')} {...field('from')} />
        <TextInput type="date" label={say('to')} {...field('to')} />
        <div className="audit-form-foot">
          <Button type="submit">{say('search')}</Button>
          <Button variant="default" onClick={clear}>
            {say('clear')}
          </Button>
          <Checkbox
            label={say('withoutLooks')}
            checked={withoutLooks}
            onChange={event => setWithoutLooks(event.currentTarget.checked)}
          />
          <span className="label">{say('searchHint')}</span>
        </div>
      </form>
    </Panel>
  );
}

function wantedOf(typed: typeof nothing, zone: string): Wanted {
  const from = dayStart(typed.from, zone);
  const to = dayStart(typed.to, zone);
  const words = fields
    .map(name => [name, typed[name].trim()] as const)
    .filter(([, text]) => text !== '');
  return {
    ...Object.fromEntries(words),
    ...(from === undefined ? {} : { fromMs: from }),
    ...(to === undefined ? {} : { toMs: to + dayMs }),
  };
}
