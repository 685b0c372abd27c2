/** A name as it was written, and what it stands for. */
interface Spelling {
  readonly written: string;
  readonly name: string;
}

/** Spellings met so far; bounded, since a peer may invent names without end. */
const spellings: (Spelling[] | undefined)[] = [];
/** A power of two. */
const places = 512;
const spellingsMax = 1_000;
let spellingsKept = 0;
/** A token of the grammar (RFC 3261 §25.1). */
export const token = /^[!%'*+\-.0-9A-Z_`a-z~]+$/;

/**
 * Lower-case full name of the header field whose name stands in `text` from `begin` to `end`
 * (`Via`, `v`, `VIA` → `via`); undefined when it is no name. A spelling met before is recognised
 * in place: every message has some twenty of them.
 */
export function fieldName(text: string, begin: number, end: number): string | undefined {
  const place = placeOf(text, begin, end);
  const met = spellings[place];
  if (met !== undefined) {
    for (const { written, name } of met) {
      if (written.length === end - begin && text.startsWith(written, begin)) return name;
    }
  }
  const written = text.slice(begin, end);
  if (!token.test(written)) return undefined;
  const lower = written.toLowerCase();
  const name = asKey(compact[lower] ?? lower);
  if (spellingsKept < spellingsMax && written.length <= 40) {
    spellingsKept += 1;
    spellings[place] = [...(met ?? []), { written: asKey(written), name }];
  }
  return name;
}

/** First, middle and last character and the length tell nearly all names of SIP apart. */
function placeOf(text: string, begin: number, end: number): number {
  if (begin >= end) return 0;
  const middle = text.charCodeAt((begin + end) >> 1);
  const ends = text.charCodeAt(begin) * 7 + text.charCodeAt(end - 1) * 31;
  return (ends + middle * 13 + end - begin) & (places - 1);
}

/** The same text as a property key, which V8 keeps once: comparing two of them is cheap. */
function asKey(text: string): string {
  return Object.keys({ [text]: true })[0]!;
}

// RFC 3261 §7.3.3 and the later registrations that an SBC really sends.
const compact: Readonly<Record<string, string>> = {
  a: 'accept-contact',
  b: 'referred-by',
  c: 'content-type',
  d: 'request-disposition',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  n: 'identity-info',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
  y: 'identity',
};
