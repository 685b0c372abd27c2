// The words of an evidence pack: plain ones, for police officers and other carriers.
import type { Purpose } from '../access/disclosure.ts';
import type { ContactResult } from '../case/act.ts';
import type { AttemptRow, CallRow, MeasureRow } from '../case/case-rows.ts';
import type { CaseCause, CaseOutcome, CaseState } from '../case/case-state.ts';
import { packWordsEn } from './pack-words-en.ts';
import { packWordsJa } from './pack-words-ja.ts';

type Named<Key extends string> = Readonly<Record<Key, string>>;

/** Names of facts and columns. */
export type PackFields = Named<
  | 'case'
  | 'state'
  | 'cause'
  | 'lines'
  | 'account'
  | 'opened'
  | 'closed'
  | 'period'
  | 'calls'
  | 'talked'
  | 'charges'
  | 'purpose'
  | 'when'
  | 'what'
  | 'who'
  | 'finding'
  | 'speaks'
  | 'setUp'
  | 'line'
  | 'called'
  | 'country'
  | 'seconds'
  | 'rate'
  | 'charge'
  | 'verdict'
  | 'measure'
  | 'on'
  | 'ground'
  | 'decidedBy'
  | 'begun'
  | 'endsBy'
  | 'ended'
  | 'confirmed'
  | 'gate'
  | 'met'
  | 'fact'
  | 'number'
  | 'channel'
  | 'result'
  | 'resultAt'
  | 'takenBy'
  | 'takenAt'
  | 'file'
  | 'sha256'
  | 'chain'
  | 'chainHash'
  | 'approval'
>;

export interface PackWords {
  readonly title: string;
  subtitle(caseName: string, carrier: string): string;
  readonly marking: Named<'masked' | 'in-full'>;
  footing(caseName: string, time: string, by: string): string;
  readonly sections: Named<
    'facts' | 'timeline' | 'evidence' | 'calls' | 'measures' | 'contacts' | 'integrity'
  >;
  readonly f: PackFields;
  opening(zone: string): string;
  readonly estimate: string;
  readonly noReadings: string;
  readonly readingsAre: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  readonly noCalls: string;
  readonly numbers: Named<'masked' | 'in-full'>;
  readonly ratesAre: string;
  printed(shown: number, all: number): string;
  leftOut(most: number): string;
  readonly noMeasures: string;
  readonly unconfirmed: string;
  readonly noEnd: string;
  readonly noContacts: string;
  readonly integrityIs: string;
  readonly csvIs: string;
  readonly bytes: string;
  readonly yes: string;
  readonly no: string;
  readonly itself: string;
  readonly dash: string;
  readonly space: string;
  yen(sum: string): string;
  kind(service: 'ip' | 'pstn', type: 'individual' | 'corporate'): string;
  callCount(calls: number, answered: number, refused: number): string;
  duration(seconds: number): string;
  times(text: string, count: number): string;
  /** A fact of a gate, which the rules write in English. */
  fact(text: string): string;
  readonly states: Named<CaseState>;
  readonly outcomes: Named<CaseOutcome>;
  readonly causes: Named<CaseCause>;
  readonly purposes: Named<Purpose>;
  readonly channels: Named<AttemptRow['channel']>;
  readonly results: Named<ContactResult | 'sent'>;
  readonly measures: Named<MeasureRow['kind']>;
  readonly verdicts: Named<CallRow['verdict']>;
  readonly grounds: Readonly<Partial<Record<string, string>>>;
  readonly gates: Readonly<Partial<Record<string, string>>>;
  readonly readings: Readonly<Partial<Record<string, string>>>;
  readonly told: {
    alert(yen: string): string;
    case(state: string, outcome: string): string;
    contact(attempt: number, channel: string, result: string): string;
    begun(measure: string): string;
    renewed(measure: string): string;
    readonly openedInPart: string;
    readonly opened: string;
    readonly verdict: Named<'challenge' | 'block' | 'release'>;
  };
}

export const packWords: Readonly<Record<'ja' | 'en', PackWords>> = {
  ja: packWordsJa,
  en: packWordsEn,
};
