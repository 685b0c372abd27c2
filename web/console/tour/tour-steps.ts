// The steps of the guided tour through the first attack of the demonstration: where each stands,
// what it points at, and what leads on.

export interface TourStep {
  readonly name: TourStepName;
  /** Page on which it makes sense; elsewhere the tour offers to go there. */
  readonly at: 'now' | 'case' | 'anywhere';
  /** `data-tour` of what it points at. */
  readonly shows?: string;
  /** What goes on without "next": the attack of the demonstration is seen. */
  readonly until?: 'attack';
}

export type TourStepName =
  | 'welcome'
  | 'wait'
  | 'seen'
  | 'what'
  | 'why'
  | 'gates'
  | 'contacts'
  | 'measures'
  | 'act'
  | 'more';

export const tourSteps: readonly TourStep[] = [
  { name: 'welcome', at: 'now' },
  { name: 'wait', at: 'now', shows: 'loss', until: 'attack' },
  { name: 'seen', at: 'now', shows: 'attacks' },
  { name: 'what', at: 'case', shows: 'sentence' },
  { name: 'why', at: 'case', shows: 'evidence' },
  { name: 'gates', at: 'case', shows: 'gates' },
  { name: 'contacts', at: 'case', shows: 'contacts' },
  { name: 'measures', at: 'case', shows: 'measures' },
  { name: 'act', at: 'case', shows: 'next-step' },
  { name: 'more', at: 'anywhere' },
];

/** Whether the page is the one that a step is about. */
export function standsAt(step: TourStep, path: string): boolean {
  if (step.at === 'anywhere') return true;
  return step.at === 'now' ? path === '/now' : path.startsWith('/cases/');
}
