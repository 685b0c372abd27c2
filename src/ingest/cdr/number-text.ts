/**
 * Makes a reader of numbers as files write them: full-width digits become ASCII, of a SIP or tel
 * URI the user part is taken, `="…"` (as spreadsheets protect leading zeros) is opened, and the
 * characters of `remove` are left out.
 */
export function numberReader(remove: string): (text: string) => string {
  const removed = new Set(remove);
  return text => {
    let number = /^[ -~]*$/.test(text) ? text : text.normalize('NFKC');
    if (number.startsWith('="') && number.endsWith('"')) number = number.slice(2, -1);
    const uri = /(?:sips?|tel):([^@;>]+)/i.exec(number);
    if (uri !== null) number = uri[1]!;
    if (removed.size === 0) return number;
    return [...number].filter(char => !removed.has(char)).join('');
  };
}
