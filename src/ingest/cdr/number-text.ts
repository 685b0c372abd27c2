/**
 * Makes a reader of numbers as files write them: the user part of a SIP or tel URI, `="…"` as
 * spreadsheets protect leading zeros, and without the characters of `remove`; `before` is put in
 * front of a number that begins with 1 to 9.
 */
export function numberReader(settings: { remove: string; before: string }): (t: string) => string {
  const remove = new Set(settings.remove);
  return text => {
    let number = text;
    if (number.startsWith('="') && number.endsWith('"')) number = number.slice(2, -1);
    const uri = /(?:sips?|tel):([^@;>]+)/i.exec(number);
    if (uri !== null) number = uri[1]!;
    if (remove.size > 0) number = [...number].filter(char => !remove.has(char)).join('');
    const first = number.charCodeAt(0);
    return settings.before !== '' && first >= 49 && first <= 57 ? settings.before + number : number;
  };
}
