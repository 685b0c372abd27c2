// Staged disclosure (secrecy of communications): totals, then countries, then ranges and masked
// numbers, then numbers in full. A stage opens by a recorded trigger or reason, for a person, for
// a time.

/**
 * 1: sums of money and counts. 2: countries too. 3: ranges, masked numbers and addresses too.
 * 4: numbers in full, which takes a second person.
 */
export type Stage = 1 | 2 | 3 | 4;

/** Why somebody looks: the only purposes there are. */
export const purposes = [
  'charge-check',
  'fraud-investigation',
  'complaint',
  'billing',
  'legal-inquiry',
] as const;
export type Purpose = (typeof purposes)[number];

/** What a disclosure bears on. */
export type DisclosureSubject =
  | { readonly kind: 'case'; readonly case: string }
  | { readonly kind: 'subscriber'; readonly subscriber: string }
  /** An address that cases have in common, by the id under which pages know it. */
  | { readonly kind: 'source'; readonly source: string };

/** What a stage was opened on: what happened, a stated reason alone, or the id of an approval. */
export type DisclosureBasis =
  | 'alert'
  | 'not-mine'
  | 'authorities'
  | 'consent'
  | 'reason'
  | { readonly approval: string };

/** One person's view of one case or line, until it ends. */
export interface Disclosure {
  readonly id: string;
  readonly of: DisclosureSubject;
  readonly stage: Stage;
  readonly by: string;
  readonly purpose: Purpose;
  readonly why: string;
  readonly basis: DisclosureBasis;
  readonly openedMs: number;
  readonly endMs: number;
}

/** What is known of a case or a line when a stage is asked for. */
export interface DisclosureFacts {
  /** A case with an alert stands open. */
  readonly alertOpen: boolean;
  /** The subscriber said that the calls are not theirs. */
  readonly saidNotMine: boolean;
}

/** How long a stage stays open to a person. */
export const disclosureLastsMs = 8 * 3_600_000;

/** The stage that everybody has who may read the case. */
export function stageByItself(facts: Pick<DisclosureFacts, 'alertOpen'>): Stage {
  return facts.alertOpen ? 2 : 1;
}

/**
 * What a person may open the stage on, with purpose and reason recorded; undefined where somebody
 * else has to approve it first. `stated` is what the person says has happened outside.
 */
export function basisOf(
  stage: Stage,
  facts: DisclosureFacts,
  stated: 'authorities' | 'consent' | 'reason',
): DisclosureBasis | undefined {
  if (stage === 4) return undefined;
  if (facts.saidNotMine) return 'not-mine';
  if (stage < 3 && facts.alertOpen) return 'alert';
  return stated;
}

/** The highest stage open to a person on that subject at that time. */
export function stageOpenTo(
  by: string,
  of: DisclosureSubject,
  at: { readonly nowMs: number; readonly byItself: Stage; readonly opened: readonly Disclosure[] },
): Stage {
  let stage: Stage = at.byItself;
  for (const one of at.opened) {
    const holds = one.by === by && one.openedMs <= at.nowMs && at.nowMs < one.endMs;
    if (holds && isSame(one.of, of) && one.stage > stage) stage = one.stage;
  }
  return stage;
}

function isSame(a: DisclosureSubject, b: DisclosureSubject): boolean {
  return nameOfDisclosed(a) === nameOfDisclosed(b) && a.kind === b.kind;
}

/** The case, line or address that a disclosure bears on. */
export function nameOfDisclosed(of: DisclosureSubject): string {
  switch (of.kind) {
    case 'case':
      return of.case;
    case 'subscriber':
      return of.subscriber;
    case 'source':
      return of.source;
  }
}
