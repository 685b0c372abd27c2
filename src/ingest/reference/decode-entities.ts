/** Latin-1 letters by their names in HTML 4.01 §24.2, from U+00C0 to U+00FF. */
const latin1Names = (
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute ' +
  'Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml ' +
  'Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc ' +
  'euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ' +
  'ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

const named = new Map<string, string>([
  ...latin1Names.map((name, at): [string, string] => [name, String.fromCharCode(0xc0 + at)]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
]);

/** Resolves the HTML entities found in exported rate decks; what is not one stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));/g,
    (whole, ...part) => {
      const [decimal, hexadecimal, name] = part as (string | undefined)[];
      if (name !== undefined) return named.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
      const surrogate = code >= 0xd800 && code <= 0xdfff;
      return code >= 0x20 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : whole;
    },
  );
}
