// What somebody is writing is kept in the browser's tab until it is sent, whatever happens to the
// page meanwhile.
import { useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly write: (text: string) => void;
  /** It was sent. */
  readonly clear: () => void;
}

/** One draft for each case and purpose. */
export function useDraft(caseName: string, purpose: string): Draft {
  const key = `draft ${caseName} ${purpose}`;
  const [kept, setKept] = useState(() => ({ key, text: read(key) }));
  const text = kept.key === key ? kept.text : read(key);
  const write = (next: string): void => {
    setKept({ key, text: next });
    keep(key, next);
  };
  return { text, write, clear: () => write('') };
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing still has what is on the page.
  }
}
