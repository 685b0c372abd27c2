/** What one check found. `wrong` keeps Sekisho from working; `note` is worth knowing. */
export interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'note' | 'wrong';
  readonly text: string;
  /** What to do, unless all is well. */
  readonly todo?: string;
}

export function ok(check: string, text: string): Finding {
  return { check, status: 'ok', text };
}

export function note(check: string, text: string, todo: string): Finding {
  return { check, status: 'note', text, todo };
}

export function wrong(check: string, text: string, todo: string): Finding {
  return { check, status: 'wrong', text, todo };
}
