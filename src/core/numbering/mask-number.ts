/**
 * A number as it may be shown without a stated reason: its last four digits hidden by `*`.
 * Separators and what is no digit stay; with four digits or fewer all are hidden.
 */
export function maskNumber(text: string): string {
  let hidden = 0;
  let masked = '';
  for (let i = text.length - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    const isDigit = (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
    masked = (isDigit && hidden++ < 4 ? '*' : text[i]) + masked;
  }
  return masked;
}
