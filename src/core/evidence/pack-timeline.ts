// What happened in a case, one line each, as it stands on record.
import type { CasePage } from '../case/case-rows.ts';
import type { Decision } from '../case/decision.ts';
import { grouped } from './pack-figures.ts';
import { type PackWords, packWords } from './pack-words.ts';

export interface TimelineRow {
  readonly atMs: number;
  readonly text: string;
  /** Who decided; the policy's name where nobody did. */
  readonly by: string;
}

const rowsMax = 300;

/** Oldest first; refusals of calls that follow each other are one line. */
export function timelineOf(page: CasePage, language: 'ja' | 'en'): readonly TimelineRow[] {
  const words = packWords[language];
  const rows: (TimelineRow & { readonly same: string; readonly times: number })[] = [];
  let state = '';
  for (const { decision } of page.decisions) {
    const text = textOf(decision, words);
    if (text === '') continue;
    // The desk tells a state again when only its next step changed.
    if (decision.type === 'case') {
      if (decision.state === state && decision.by === undefined) continue;
      state = decision.state;
    }
    const by = decision.by ?? words.itself;
    const last = rows.at(-1);
    const same = decision.type === 'verdict' ? `${decision.type} ${text}` : '';
    if (same !== '' && last?.same === same) {
      rows[rows.length - 1] = { ...last, times: last.times + 1 };
    } else rows.push({ atMs: decision.timeMs, text, by, same, times: 1 });
  }
  return rows.slice(-rowsMax).map(({ atMs, text, by, times }) => {
    return { atMs, text: times > 1 ? words.times(text, times) : text, by };
  });
}

function textOf(decision: Decision, words: PackWords): string {
  switch (decision.type) {
    case 'alert':
      return words.told.alert(words.yen(grouped(decision.exposureYen)));
    case 'case':
      return words.told.case(
        words.states[decision.state],
        decision.outcome === undefined ? '' : words.outcomes[decision.outcome],
      );
    case 'contact':
      return words.told.contact(
        decision.attempt,
        words.channels[decision.channel],
        words.results[decision.result],
      );
    case 'suspension':
    case 'source-block':
    case 'country-block': {
      const name = words.measures[decision.type];
      return decision.renewal === true ? words.told.renewed(name) : words.told.begun(name);
    }
    case 'barring':
      return words.told.begun(words.measures.barring);
    case 'restoration':
      return decision.stage === 'usual' ? words.told.openedInPart : words.told.opened;
    case 'verdict':
      return decision.verdict === 'allow' ? '' : words.told.verdict[decision.verdict];
    default:
      return '';
  }
}
