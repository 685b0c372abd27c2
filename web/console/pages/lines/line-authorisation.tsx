import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { countryName } from '../../../ui/figures/country-name.ts';
import { yenInSentence } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { useMe } from '../../shell/use-me.ts';
import { AuthoriseSheet, TakeBackSheet } from './authorise-sheet.tsx';
import type { Line } from './line-page.tsx';
import { lineWords } from './words.ts';

/** What the owner wants stopped before being asked (ground D). */
export function LineAuthorisation({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const { may } = useMe();
  const [sheet, setSheet] = useState<'change' | 'back'>();
  const given = line.now.authorisation;
  const right = may('subscriber.edit');
  const leave = () => setSheet(undefined);
  return (
    <Panel title={say('authorisation')}>
      {given === null ? <Empty>{say('authorisationNone')}</Empty> : <Given given={given} />}
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          size="xs"
          disabled={!right}
          title={right ? undefined : say('noRight')}
          onClick={() => setSheet('change')}
        >
          {say('authoriseAction')}
        </Button>
        {given === null ? null : (
          <Button variant="default" size="xs" disabled={!right} onClick={() => setSheet('back')}>
            {say('authoriseTakeBack')}
          </Button>
        )}
      </Group>
      <AuthoriseSheet
        key={JSON.stringify(given)}
        line={line}
        open={sheet === 'change'}
        onClose={leave}
      />
      <TakeBackSheet line={line} open={sheet === 'back'} onClose={leave} />
    </Panel>
  );
}

function Given({ given }: { readonly given: NonNullable<Line['now']['authorisation']> }) {
  const say = useWords(lineWords);
  const language = languageNow();
  const { overYen, hours, countries } = given;
  const where = countries.map(code => countryName(code, language)).join(', ');
  return (
    <ul className="line-list">
      <li>
        {overYen === undefined
          ? say('authoriseAny')
          : say('authoriseOver', { yen: yenInSentence(overYen, language) })}
      </li>
      <li>
        {hours.length === 0
          ? say('authoriseAllHours')
          : say('authoriseHours', { hours: hours.join(', ') })}
      </li>
      <li>
        {countries.length === 0
          ? say('authoriseAllCountries')
          : say('authoriseCountries', { countries: where })}
      </li>
    </ul>
  );
}
