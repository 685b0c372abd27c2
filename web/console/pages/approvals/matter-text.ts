// What a request would do, in one sentence.
import { purposes } from '../../../../src/core/access/disclosure.ts';
import type { Schemas } from '../../../api/client.ts';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { countryName } from '../../../ui/figures/country-name.ts';
import { duration, timeAndDay } from '../../../ui/figures/format-time.ts';
import { yenInSentence } from '../../../ui/figures/format-yen.ts';
import type { Language } from '../../../ui/language/language.ts';
import type { Say } from '../../../ui/language/words.ts';
import { names } from '../../../ui/words/names.ts';
import type { approvalsWords } from './approvals-words.ts';

export type Approval = Schemas['Approval'];
export type SayApproval = Say<keyof typeof approvalsWords.texts.en>;

const kinds = [
  'country-block',
  'source-block',
  'block-extension',
  'list-edit',
  'unmask',
  'compensation',
  'bulk-export',
  'policy',
] as const;

export function kindName(kind: string, say: SayApproval): string {
  return say(`kind.${kinds.find(known => known === kind) ?? 'other'}`);
}

/** As the matter of a kind holds it; whatever is missing reads as nothing. */
interface Matter {
  readonly kind: string;
  readonly country?: string;
  readonly sourceIp?: string;
  readonly lastsMs?: number;
  readonly untilMs?: number;
  readonly subject?: {
    readonly kind: string;
    readonly country?: string;
    readonly sourceIp?: string;
  };
  readonly put?: readonly unknown[];
  readonly remove?: readonly unknown[];
  readonly of?: { readonly kind: string; readonly case?: string };
  readonly purpose?: string;
  readonly yen?: number;
  readonly version?: number;
}

export interface TextAt {
  readonly language: Language;
  readonly zone: string;
  readonly nowMs: number;
}

export function matterText(
  approval: Pick<Approval, 'matter'>,
  say: SayApproval,
  at: TextAt,
): string {
  const matter = approval.matter as Matter;
  const { language } = at;
  const country = (code = ''): string => countryName(code, language);
  const time = duration(matter.lastsMs ?? 0, language);
  const until = timeAndDay(matter.untilMs ?? 0, at);
  const purpose = purposeName(matter.purpose, language);
  switch (matter.kind) {
    case 'country-block':
      return say('countryBlock', { country: country(matter.country), time });
    case 'source-block':
      return say('sourceBlock', { address: matter.sourceIp ?? '', time });
    case 'block-extension': {
      const { subject } = matter;
      return subject?.kind === 'country'
        ? say('extendCountry', { country: country(subject.country), until })
        : say('extendSource', { address: subject?.sourceIp ?? '', until });
    }
    case 'list-edit':
      return say('listEdit', {
        put: matter.put?.length ?? 0,
        remove: matter.remove?.length ?? 0,
      });
    case 'unmask':
      return matter.of?.kind === 'case'
        ? say('unmaskCase', { number: caseNumber(matter.of.case ?? ''), purpose })
        : say('unmaskLine', { purpose });
    case 'compensation':
      return say('compensation', { yen: yenInSentence(matter.yen ?? 0, language) });
    case 'bulk-export':
      return say('bulkExport', { purpose });
    case 'policy':
      return say('policy', { version: matter.version ?? '' });
    default:
      return kindName(matter.kind, say);
  }
}

function purposeName(purpose: string | undefined, language: Language): string {
  const known = purposes.find(one => one === purpose);
  return known === undefined ? (purpose ?? '') : names.texts[language][`purpose.${known}`];
}
