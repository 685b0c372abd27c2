/** The dialled characters behind a text, or why there are none. */
export interface DialledText {
  readonly kind: 'number' | 'emergency' | 'nothing' | 'unreadable';
  /** 0-9 * # and +, nothing else; '' unless kind is number. */
  readonly dialled: string;
}

const nothing: DialledText = { kind: 'nothing', dialled: '' };
const unreadable: DialledText = { kind: 'unreadable', dialled: '' };
const emergency: DialledText = { kind: 'emergency', dialled: '' };

/** Longer texts are cut: no number is to be found so far out. */
const textLimit = 1_024;
const scheme = /^(sips?|tel|callto):/i;
const sosName = /^(?:urn:service:sos(?:\.[\w.-]*)?|sos)$/i;

/**
 * Reads SIP and tel URIs (RFC 3261 §19.1, RFC 3966; npdi and rn of RFC 4694 do not change who is
 * called), name-addr forms, percent escapes, visual separators, full-width characters and
 * post-dial digits (cut off), hidden last digits (`****`, cut off). The emergency URN is that of
 * RFC 5031.
 */
export function readDialledText(raw: string): DialledText {
  let text = raw.length > textLimit ? raw.slice(0, textLimit) : raw;
  text = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  text = text.trim();
  const uri = scheme.exec(text);
  if (uri !== null) text = text.slice(uri[0].length);
  const bySip = uri !== null && /^sip/i.test(uri[0]);
  const host = text.search(/@|%40/);
  if (bySip && host < 0 && !/^[+\d*#%-]+(?:[;?].*)?$/.test(text)) {
    return /^sos(?:[;?]|$)/i.test(text) ? emergency : unreadable;
  }
  if (host >= 0) text = text.slice(0, host);
  text = unescapePercent(text);
  const context = contextOf(text);
  const semicolon = text.indexOf(';');
  if (semicolon >= 0) text = text.slice(0, semicolon);
  if (bySip && text.includes(':')) text = text.slice(0, text.indexOf(':'));
  if (sosName.test(text)) return emergency;
  const dialled = keepDialled(text);
  if (dialled === undefined) return unreadable;
  if (dialled === '') return nothing;
  return { kind: 'number', dialled: inContext(dialled, context) };
}

function unescapePercent(text: string): string {
  return text.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Digits of a global phone-context; '' for a domain or none. */
function contextOf(text: string): string {
  const found = /;phone-context=\+([\d().-]*)/i.exec(text)?.[1];
  return found === undefined ? '' : found.replace(/\D/g, '');
}

/** RFC 3966 §5.1.5: a local number counts only within its context. */
function inContext(dialled: string, context: string): string {
  if (context === '' || dialled.startsWith('+')) return dialled;
  return `;${context};${dialled}`;
}

/** Undefined when there is a character that nobody can dial. */
function keepDialled(text: string): string | undefined {
  let kept = '';
  for (let i = 0; i < text.length; i++) {
    const symbol = dialledSymbol(text.charCodeAt(i));
    if (symbol === '') continue;
    if (symbol !== undefined) {
      kept += symbol;
      continue;
    }
    if (kept !== '' && /^(?:[xpw,]|ext)/i.test(text.slice(i, i + 3))) break;
    return undefined;
  }
  // Records that hide the last digits write stars for them.
  if (/^[+\d]{4,}\*{2,}$/.test(kept)) return kept.replace(/\*+$/, '');
  // A closing # is the caller's "that was all".
  return kept.length > 1 && /^[+\d]+#$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** '' for a separator, undefined for what is neither. */
function dialledSymbol(code: number): string | undefined {
  if (code >= 0x30 && code <= 0x39) return String.fromCharCode(code);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0);
  if (code === 0x2b || code === 0xff0b) return '+';
  if (code === 0x2a || code === 0xff0a) return '*';
  if (code === 0x23 || code === 0xff03) return '#';
  return isSeparator(code) ? '' : undefined;
}

function isSeparator(code: number): boolean {
  if (code < 0x80) return ' \t\r\n-.()/[]_'.includes(String.fromCharCode(code));
  if (code >= 0x2000 && code <= 0x206f) return true;
  return separators.has(code);
}

/** No-break space, soft hyphen, minus, ideographic space, long vowel, middle dots, wide forms. */
const separators: ReadonlySet<number> = new Set([
  0xa0, 0xad, 0xb7, 0x2212, 0x3000, 0x30fb, 0x30fc, 0xfeff, 0xff08, 0xff09, 0xff0d, 0xff0e, 0xff0f,
  0xff65, 0xff70,
]);
