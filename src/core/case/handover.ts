// What one shift leaves to the next, in writing, and who has read it.

/** How the desk stood when the note was written. */
export interface DeskFigures {
  readonly openCases: number;
  readonly unassigned: number;
  readonly urgent: number;
  readonly measuresInForce: number;
  readonly approvalsWaiting: number;
}

export interface HandoverNote {
  readonly id: string;
  readonly by: string;
  readonly atMs: number;
  readonly text: string;
  readonly figures: DeskFigures;
  readonly acknowledged: readonly { readonly by: string; readonly atMs: number }[];
}

/** Notes shown at most. */
export const notesShown = 20;
