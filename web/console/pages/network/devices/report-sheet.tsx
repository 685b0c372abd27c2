import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { saveAs } from '../../../../ui/parts/save-as.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { csvFile } from './device-figures.ts';
import { deviceWords } from './device-words.ts';

type Row = Schemas['NetworkDevice'];
type Language = 'ja' | 'en';

/** A report to the maker: to copy and send oneself, then recorded as sent. */
export function ReportSheet({
  row,
  days,
  onClose,
}: {
  readonly row: Row;
  readonly days: number;
  readonly onClose: () => void;
}) {
  const say = useWords(deviceWords);
  const [language, setLanguage] = useState<Language>(languageNow());
  const [to, setTo] = useState('');
  /** As written by hand; undefined: as drafted. */
  const [written, setWritten] = useState<string>();
  const { device } = row;
  const draft = useDraft(device, days, language);
  const text = written ?? draft.data?.text ?? '';
  const record = useRecord(device, onClose);
  return (
    <Sheet
      title={say('reportTitle')}
      open
      onClose={onClose}
      effect={say('reportEffect', { model: row.model })}
      action={say('record')}
      busy={record.isPending}
      problem={record.isError ? <ProblemNote error={record.error} /> : undefined}
      onSend={() => record.mutate({ to: to.trim(), language, text, days })}
    >
      <p>{say('reportAbout')}</p>
      <LanguageChoice
        language={language}
        onChange={next => {
          setLanguage(next);
          setWritten(undefined);
        }}
      />
      <Textarea
        label={say('text')}
        value={text}
        onChange={event => setWritten(event.currentTarget.value)}
        autosize
        minRows={10}
        maxRows={18}
        maxLength={20_000}
        required
      />
      <TakeAway text={text} csv={draft.data?.csv} />
      <TextInput
        label={say('to')}
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
        maxLength={256}
        required
      />
    </Sheet>
  );
}

function useRecord(device: string, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['NewDeviceReportInput']) =>
      answered(
        api.POST('/v1/network/devices/{device}/reports', { params: { path: { device } }, body }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['network', 'device', device] });
      done();
    },
  });
}

function useDraft(device: string, days: number, language: Language) {
  return useQuery({
    queryKey: ['network', 'device', device, days, 'report', language],
    queryFn: () =>
      answered(
        api.GET('/v1/network/devices/{device}/report', {
          params: { path: { device }, query: { language, days } },
        }),
      ),
    staleTime: 300_000,
  });
}

function LanguageChoice({
  language,
  onChange,
}: {
  readonly language: Language;
  readonly onChange: (next: Language) => void;
}) {
  const say = useWords(deviceWords);
  return (
    <SegmentedControl
      aria-label={say('language')}
      value={language}
      onChange={next => onChange(next as Language)}
      data={(['ja', 'en'] as const).map(one => ({ value: one, label: say(`language.${one}`) }))}
    />
  );
}

function TakeAway({ text, csv }: { readonly text: string; readonly csv: string | undefined }) {
  const say = useWords(deviceWords);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="network-buttons">
      <Button variant="default" onClick={() => void copy()}>
        {say(copied ? 'copied' : 'copy')}
      </Button>
      <Button
        variant="default"
        disabled={csv === undefined}
        onClick={() => saveAs(csvFile(csv ?? ''), 'cases.csv')}
      >
        {say('csv')}
      </Button>
    </div>
  );
}
