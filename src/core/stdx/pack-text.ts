// Short names as one integer: what most telephone numbers and account names are.

const digitsMax = 15;
const wordsBase = 2e15;
const wordMax = 10;
const symbols = 38;

/**
 * The text as an integer below 2^53, −1 when it does not fit: up to 15 digits, or up to ten of
 * digits, capital letters and hyphens. Different texts give different integers.
 */
export function packText(text: string): number {
  const { length } = text;
  if (length === 0 || length > digitsMax) return -1;
  let number = 1;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return packWord(text);
    number = number * 10 + digit;
  }
  return number;
}

function packWord(text: string): number {
  if (text.length > wordMax) return -1;
  let number = 0;
  for (let i = 0; i < text.length; i += 1) {
    const symbol = symbolOf(text.charCodeAt(i));
    if (symbol === 0) return -1;
    number = number * symbols + symbol;
  }
  return wordsBase + number;
}

function symbolOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 47;
  if (code >= 65 && code <= 90) return code - 54;
  return code === 45 ? 37 : 0;
}

/** The text that `packText` made the integer of. */
export function unpackText(packed: number): string {
  if (packed < wordsBase) return String(packed).slice(1);
  let text = '';
  for (let rest = packed - wordsBase; rest > 0; rest = Math.floor(rest / symbols)) {
    const symbol = rest % symbols;
    const code = symbol === 37 ? 45 : symbol + (symbol <= 10 ? 47 : 54);
    text = String.fromCharCode(code) + text;
  }
  return text;
}

/** 32 bits that depend on all of a packed text. */
export function hashPacked(packed: number): number {
  const high = Math.floor(packed / 0x1_0000_0000);
  let hash = Math.imul((packed | 0) ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae35);
  return hash ^ (hash >>> 13);
}

/** 32 bits of any text. */
export function hashText(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  }
  return hash ^ (hash >>> 15);
}
