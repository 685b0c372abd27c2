import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answered, api } from '../../../api/client.ts';
import { calendarDay } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { names } from '../../../ui/words/names.ts';
import { useCarrier, useMe } from '../../shell/use-me.ts';
import type { Line } from './line-page.tsx';
import { lineWords } from './words.ts';

/** Contacts, masked; in full for whoever is about to call, and that is recorded. */
export function LineContacts({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  const { may } = useMe();
  const { timeZone } = useCarrier();
  const look = useMutation({
    mutationFn: () => {
      const params = { path: { subscriber: line.id } };
      return answered(api.GET('/v1/subscribers/{subscriber}/contacts', { params }));
    },
    gcTime: 0,
  });
  const right = may('contact.read');
  const inFull = look.data?.contacts;
  return (
    <Panel title={say('contacts')}>
      {line.contacts.length === 0 ? <Empty>{say('contactsNone')}</Empty> : null}
      <ul className="line-list">
        {line.contacts.map(({ channel, address, changedMs, usable }, at) => (
          <li key={`${channel} ${address}`}>
            <span className="label">{called(`channel.${channel}`)}</span>{' '}
            <span className="nowrap">{inFull?.[at]?.address ?? address}</span>{' '}
            <span className={usable ? 'history' : undefined}>
              {usable
                ? say('contactUsable')
                : say('contactUnusable', {
                    when: changedMs === null ? '–' : dayOf(changedMs, timeZone),
                  })}
            </span>
          </li>
        ))}
      </ul>
      {line.contacts.length === 0 || inFull !== undefined ? null : (
        <p>
          <Button
            variant="default"
            size="xs"
            loading={look.isPending}
            disabled={!right}
            title={right ? undefined : say('noRight')}
            onClick={() => look.mutate()}
          >
            {say('showContacts')}
          </Button>{' '}
          <span className="label">{say('showContactsWhy')}</span>
        </p>
      )}
      {look.isError ? <ProblemNote error={look.error} /> : null}
    </Panel>
  );
}

function dayOf(atMs: number, timeZone: string): string {
  return calendarDay(atMs, timeZone, languageNow());
}
