import { Button, Radio, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Purpose } from '../../../../../src/core/access/disclosure.ts';
import { ApiProblem } from '../../../../api/api-problem.ts';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { type Language, languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { saveAs } from '../../../../ui/parts/save-as.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct, useCaseApprovals } from './acts-data.ts';
import { openSheet } from './open-sheet.ts';
import { paperWords } from './paper-words.ts';
import { PurposeFields } from './purpose-fields.tsx';
import { revealWords } from './reveal-words.ts';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

type PackChoice = Pick<Schemas['TakePackInput'], 'form' | 'language' | 'numbers'>;

/** The evidence pack: purpose and reason first, then the file. */
export function PackSheet(shown: CaseShown & { readonly onClose: () => void }) {
  const { page, onClose } = shown;
  const { row } = page;
  const say = useWords(paperWords);
  const sayReveal = useWords(revealWords);
  const able = useAble(shown);
  const why = useDraft(row.case, 'pack');
  const [purpose, setPurpose] = useState<Purpose>('legal-inquiry');
  const [chosen, setChosen] = useState<PackChoice>({
    form: 'pdf',
    language: languageNow(),
    numbers: 'masked',
  });
  const approval = useOwnExport(row.case);
  const inFull = chosen.numbers === 'in-full';
  const take = useAct(row.case, async () => {
    const body = { ...chosen, purpose, why: why.text.trim() };
    const request = inFull && approval !== undefined ? { ...body, approval } : body;
    return takePack(row.case, request);
  });
  const missing =
    inFull && approval === undefined
      ? say('fullNeeds')
      : why.text.trim() === ''
        ? sayReveal('whyMissing')
        : undefined;
  return (
    <Sheet
      title={say('packTitle')}
      open
      onClose={onClose}
      effect={say(inFull ? 'packEffectFull' : 'packEffect')}
      action={say('packAct')}
      busy={take.isPending}
      unable={able('disclose.stage3') ?? missing}
      onSend={() => take.mutate(undefined)}
      problem={take.error === null ? null : <ProblemNote error={take.error} />}
    >
      <PackFields chosen={chosen} choose={part => setChosen({ ...chosen, ...part })} />
      {inFull && approval === undefined ? (
        <div className="acts-buttons">
          <Button
            variant="default"
            onClick={() => openSheet({ sheet: 'ask', matter: 'export' })}
            disabled={able('export.request') !== undefined}
          >
            {say('askFull')}
          </Button>
        </div>
      ) : null}
      <PurposeFields purpose={purpose} onPurpose={setPurpose} why={why} />
      {take.data === undefined ? null : (
        <p role="status">{say('packDone', { sha256: take.data })}</p>
      )}
    </Sheet>
  );
}

function PackFields({
  chosen,
  choose,
}: {
  readonly chosen: PackChoice;
  readonly choose: (part: Partial<PackChoice>) => void;
}) {
  const say = useWords(paperWords);
  return (
    <>
      <SegmentedControl
        aria-label={say('form')}
        fullWidth
        value={chosen.form}
        onChange={value => choose({ form: value as PackChoice['form'] })}
        data={(['pdf', 'csv'] as const).map(value => ({ value, label: say(`form.${value}`) }))}
      />
      <SegmentedControl
        aria-label={say('language')}
        fullWidth
        value={chosen.language}
        onChange={value => choose({ language: value as Language })}
        data={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Radio.Group
        label={say('numbers')}
        value={chosen.numbers}
        onChange={value => choose({ numbers: value as PackChoice['numbers'] })}
      >
        <div className="acts-choices">
          {(['masked', 'in-full'] as const).map(value => (
            <Radio key={value} value={value} label={say(`numbers.${value}`)} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

/** The own approved request for a pack of this case, also one that was just used. */
function useOwnExport(name: string): string | undefined {
  const me = useMe();
  const { data } = useCaseApprovals(name);
  return data?.rows.find(
    ({ matter, askedBy, state }) =>
      matter.kind === 'bulk-export' &&
      askedBy === `operator:${me.name}` &&
      (state === 'approved' || state === 'used'),
  )?.id;
}

/** Fetches the file and hands it over; gives the SHA-256 of its calls. */
async function takePack(name: string, body: Schemas['TakePackInput']): Promise<string> {
  const request = api.POST('/v1/cases/{case}/evidence-pack', {
    params: { path: { case: name } },
    body,
    parseAs: 'blob',
  });
  const { response } = await request;
  const content = await answered(request);
  if (!((content as unknown) instanceof Blob)) {
    throw new ApiProblem({ status: response.status, detail: '' });
  }
  const file = body.form === 'csv' ? `${name}-calls.csv` : `${name}-evidence.pdf`;
  saveAs(content as unknown as Blob, file);
  return response.headers.get('sekisho-csv-sha256') ?? '';
}
