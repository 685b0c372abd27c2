// One case as a policy made it: what was done in it, and what that saved.
export type SideMeasure =
  | 'question'
  | 'challenge'
  | 'suspension'
  | 'source-block'
  | 'country-block';

export interface SideCase {
  readonly case: string;
  /** Account, source address or country, with its kind before it. */
  readonly subject: string;
  /** The line asked about; '' for a block. */
  readonly subscriber: string;
  readonly account: string;
  readonly sourceIp: string;
  readonly country: string;
  readonly openedMs: number;
  readonly zone: string;
  readonly measures: Set<SideMeasure>;
  /** Ground of the suspension, or of the block. */
  ground: string;
  readonly suspended: string[];
  challenged: number;
  refused: number;
  released: number;
  /** First refused, challenged or released call; 0 before. */
  firstStopMs: number;
  savedMilliYen: number;
  outcome: '' | 'fraud' | 'lawful' | 'inconclusive';
  /** The attack that was on its line, by the labels. */
  attack: string;
}

export function newSideCase(
  opened: Pick<SideCase, 'case' | 'subject' | 'openedMs' | 'zone'> & Partial<SideCase>,
): SideCase {
  return {
    subscriber: '',
    account: '',
    sourceIp: '',
    country: '',
    measures: new Set(),
    ground: '',
    suspended: [],
    challenged: 0,
    refused: 0,
    released: 0,
    firstStopMs: 0,
    savedMilliYen: 0,
    outcome: '',
    attack: '',
    ...opened,
  };
}
