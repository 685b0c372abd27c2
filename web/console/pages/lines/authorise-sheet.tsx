// Ground D: what the owner wants stopped before being asked. Given in words, kept as conditions.
import { Chip, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { WhySheet } from '../../../ui/parts/why-sheet.tsx';
import type { LineSheetProps } from './bar-sheet.tsx';
import { useLineAct } from './line-act.ts';
import { useWhyWords } from './use-why-words.ts';
import { lineWords } from './words.ts';

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => String(hour));
const countryCodes = /^[A-Za-z]{2}([\s,]+[A-Za-z]{2})*$/;

export function AuthoriseSheet({ line, open, onClose }: LineSheetProps) {
  const say = useWords(lineWords);
  const given = line.now.authorisation;
  const [overYen, setOverYen] = useState<number | string>(given?.overYen ?? '');
  const [hours, setHours] = useState<string[]>((given?.hours ?? []).map(String));
  const [countries, setCountries] = useState((given?.countries ?? []).join(' '));
  const [why, setWhy] = useState('');
  const act = useLineAct(
    line,
    () => {
      const params = { path: { subscriber: line.id } };
      const authorisation = {
        ...(typeof overYen === 'number' ? { overYen } : {}),
        hours: hours.map(Number).sort((a, b) => a - b),
        countries: countries
          .toUpperCase()
          .split(/[\s,]+/)
          .filter(code => code !== ''),
      };
      const body = { authorisation, why };
      return answered(api.POST('/v1/subscribers/{subscriber}/authorisation', { params, body }));
    },
    onClose,
  );
  const readable = countries.trim() === '' || countryCodes.test(countries.trim());
  return (
    <Sheet
      title={say('authoriseTitle')}
      open={open}
      onClose={onClose}
      effect={say('authoriseEffect')}
      action={say('authoriseSend')}
      onSend={() => act.mutate(undefined)}
      busy={act.isPending}
      unable={readable ? undefined : say('badCountries')}
      problem={act.isError ? <ProblemNote error={act.error} /> : undefined}
    >
      <NumberInput
        label={say('overYen')}
        value={overYen}
        min={0}
        max={100_000_000}
        thousandSeparator=","
        allowDecimal={false}
        allowNegative={false}
        onChange={setOverYen}
      />
      <div>
        <div className="label">{say('hoursField')}</div>
        <Chip.Group multiple value={hours} onChange={setHours}>
          <div className="line-hours">
            {hoursOfDay.map(hour => (
              <Chip key={hour} value={hour} size="xs">
                {hour}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </div>
      <TextInput
        label={say('countriesField')}
        value={countries}
        error={readable ? undefined : say('badCountries')}
        onChange={event => setCountries(event.currentTarget.value)}
      />
      <WhyField {...useWhyWords()} why={why} onWhy={setWhy} />
    </Sheet>
  );
}

/** Ends the authorisation; the line is asked first again. */
export function TakeBackSheet({ line, open, onClose }: LineSheetProps) {
  const say = useWords(lineWords);
  const act = useLineAct(
    line,
    (why: string) => {
      const params = { path: { subscriber: line.id } };
      const body = { authorisation: null, why };
      return answered(api.POST('/v1/subscribers/{subscriber}/authorisation', { params, body }));
    },
    onClose,
  );
  return (
    <WhySheet
      title={say('authoriseTakeBack')}
      open={open}
      onClose={onClose}
      action={say('authoriseTakeBack')}
      act={act}
      field={useWhyWords()}
    />
  );
}
