import { Button } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { bytesShort } from '../../../../ui/figures/format-bytes.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { saveAs } from '../../../../ui/parts/save-as.ts';
import { callerName } from '../../../../ui/words/person-name.ts';
import { When } from '../../../shell/times.tsx';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import { asBase64 } from './as-base64.ts';
import { paperWords } from './paper-words.ts';
import { useAble } from './use-able.ts';

type Kept = Schemas['Attachment'];
const filesMax = 50;
const bytesMax = 5 * 1024 * 1024;

/** Files kept with the case; what is too large is said before it is sent. */
export function FilesPanel(shown: CaseShown) {
  const { row, attachments } = shown.page;
  const say = useWords(paperWords);
  const able = useAble(shown);
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState('');
  const add = useAct(row.case, async (file: File) => {
    const content = await asBase64(file);
    const mediaType = /^[a-z]+\/[a-z0-9.+-]+$/.test(file.type)
      ? file.type
      : 'application/octet-stream';
    const body = { name: file.name.slice(-200), mediaType, content };
    const path = { case: row.case };
    return answered(api.POST('/v1/cases/{case}/attachments', { params: { path }, body }));
  });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (file === undefined) return;
    const name = file.name;
    setRefused(
      file.size > bytesMax
        ? say('tooLarge', { name })
        : file.size === 0
          ? say('emptyFile', { name })
          : '',
    );
    if (file.size > 0 && file.size <= bytesMax) add.mutate(file);
  };
  const full = attachments.length >= filesMax ? say('full') : undefined;
  const unable = able('case.work') ?? full;
  return (
    <Panel
      title={say('files')}
      actions={
        <Button
          variant="default"
          size="xs"
          loading={add.isPending}
          disabled={unable !== undefined}
          title={unable}
          onClick={() => input.current?.click()}
        >
          {say('addFile')}
        </Button>
      }
    >
      <input
        ref={input}
        type="file"
        className="hidden-text"
        aria-label={say('addFile')}
        tabIndex={-1}
        onChange={choose}
      />
      <p className="label">{say('fileHint', { most: filesMax })}</p>
      {refused === '' ? null : <p role="alert">{refused}</p>}
      {add.error === null ? null : <ProblemNote error={add.error} />}
      <FileList caseName={row.case} files={attachments} unable={able('case.work')} />
    </Panel>
  );
}

function FileList({
  caseName,
  files,
  unable,
}: {
  readonly caseName: string;
  readonly files: readonly Kept[];
  readonly unable: string | undefined;
}) {
  const say = useWords(paperWords);
  if (files.length === 0) return <Empty>{say('noFiles')}</Empty>;
  return (
    <ul className="acts-list">
      {files.map(file => (
        <li key={file.id} className="acts-row">
          <span>
            <span>{file.name}</span> <span className="label nowrap">{bytesShort(file.bytes)}</span>
            <br />
            <span className="label">
              {callerName(file.by)} · <When atMs={file.atMs} />
            </span>
          </span>
          <Download caseName={caseName} file={file} unable={unable} />
        </li>
      ))}
    </ul>
  );
}

function Download({
  caseName,
  file,
  unable,
}: {
  readonly caseName: string;
  readonly file: Kept;
  readonly unable: string | undefined;
}) {
  const say = useWords(paperWords);
  const fetchFile = useAct(caseName, async () => {
    const path = { case: caseName, attachment: file.id };
    const url = '/v1/cases/{case}/attachments/{attachment}';
    const blob = await answered(api.GET(url, { params: { path }, parseAs: 'blob' }));
    saveAs(blob as unknown as Blob, file.name);
  });
  return (
    <span>
      <Button
        variant="default"
        size="xs"
        loading={fetchFile.isPending}
        disabled={unable !== undefined}
        aria-label={`${say('download')} ${file.name}`}
        onClick={() => fetchFile.mutate(undefined)}
      >
        {say('download')}
      </Button>
      {fetchFile.error === null ? null : <ProblemNote error={fetchFile.error} />}
    </span>
  );
}
