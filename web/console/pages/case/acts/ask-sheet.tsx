import { Radio, Select } from '@mantine/core';
import { useState } from 'react';
import type { Purpose } from '../../../../../src/core/access/disclosure.ts';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import type { Permission } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import type { AskedFor } from './open-sheet.ts';
import { PurposeFields } from './purpose-fields.tsx';
import { revealWords } from './reveal-words.ts';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

const needs: Readonly<Record<AskedFor, Permission>> = {
  unmask: 'disclose.request-unmask',
  export: 'export.request',
  claim: 'compensation.request',
  block: 'measure.request-block',
};
const blockHours = 12;

interface Asking {
  readonly purpose: Purpose;
  readonly basis: Schemas['FileClaimInput']['basis'];
  readonly line: string;
}

/** Asks a second person: the facts are frozen with the request, and it ends by itself. */
export function AskSheet(
  shown: CaseShown & { readonly onClose: () => void; readonly matter: AskedFor },
) {
  const { page, onClose, matter } = shown;
  const { row } = page;
  const say = useWords(revealWords);
  const able = useAble(shown);
  const why = useDraft(row.case, `ask ${matter}`);
  const [asking, setAsking] = useState<Asking>({
    purpose: matter === 'export' ? 'legal-inquiry' : 'fraud-investigation',
    basis: 'episode',
    line: row.subscriber,
  });
  const change = (part: Partial<Asking>): void => setAsking({ ...asking, ...part });
  const ask = useAct(
    row.case,
    () => send(page, matter, asking, why.text.trim()),
    () => {
      why.clear();
      onClose();
    },
  );
  const subject = row.sourceIp ?? row.country ?? '';
  return (
    <Sheet
      title={say(`askTitle.${matter}`)}
      open
      onClose={onClose}
      effect={say(`askEffect.${matter}`, { subject, hours: blockHours })}
      action={say('askAct')}
      busy={ask.isPending}
      unable={able(needs[matter]) ?? (why.text.trim() === '' ? say('whyMissing') : undefined)}
      onSend={() => ask.mutate(undefined)}
      problem={ask.error === null ? null : <ProblemNote error={ask.error} />}
    >
      {matter === 'claim' ? (
        <ClaimFields asking={asking} change={change} lines={page.lines} />
      ) : null}
      {matter === 'unmask' || matter === 'export' ? (
        <PurposeFields
          purpose={asking.purpose}
          onPurpose={purpose => change({ purpose })}
          why={why}
        />
      ) : (
        <WhyField why={why.text} onWhy={why.write} label={say('why')} />
      )}
    </Sheet>
  );
}

function ClaimFields({
  asking,
  change,
  lines,
}: {
  readonly asking: Asking;
  readonly change: (part: Partial<Asking>) => void;
  readonly lines: readonly string[];
}) {
  const say = useWords(revealWords);
  return (
    <>
      {lines.length > 1 ? (
        <Select
          label={say('line')}
          allowDeselect={false}
          value={asking.line}
          onChange={line => change({ line: line ?? asking.line })}
          data={[...lines]}
        />
      ) : null}
      <Radio.Group
        label={say('basis')}
        value={asking.basis}
        onChange={value => change({ basis: value === 'barring' ? 'barring' : 'episode' })}
      >
        <div className="acts-choices">
          {(['episode', 'barring'] as const).map(basis => (
            <Radio key={basis} value={basis} label={say(`basis.${basis}`)} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

async function send(
  { row }: Schemas['Case'],
  matter: AskedFor,
  { purpose, basis, line }: Asking,
  why: string,
): Promise<unknown> {
  if (matter === 'claim') {
    const path = { case: row.case };
    const body = { subscriber: line, basis, why };
    return answered(api.POST('/v1/cases/{case}/claims', { params: { path }, body }));
  }
  const body = { matter: matterOf(row, matter, purpose), why };
  return answered(api.POST('/v1/approvals', { body }));
}

function matterOf(
  row: Schemas['CaseRow'],
  matter: Exclude<AskedFor, 'claim'>,
  purpose: Purpose,
): Schemas['MatterInput'] {
  if (matter === 'unmask') return { kind: 'unmask', of: { kind: 'case', case: row.case }, purpose };
  if (matter === 'export') {
    return { kind: 'bulk-export', what: `evidence-pack ${row.case}`, purpose };
  }
  const lastsMs = blockHours * 3_600_000;
  if (row.sourceIp !== null) return { kind: 'source-block', sourceIp: row.sourceIp, lastsMs };
  return { kind: 'country-block', country: row.country ?? '', lastsMs };
}
