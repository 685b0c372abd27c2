/** Splits at a separator outside quoted strings and angle brackets; parts trimmed, none empty. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!/["<]/.test(text)) return splitPlain(text, separator);
  const parts: string[] = [];
  let begin = 0;
  let quoted = false;
  let inAngle = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '<') inAngle = true;
    else if (char === '>') inAngle = false;
    else if (char === separator && !inAngle) {
      parts.push(text.slice(begin, at).trim());
      begin = at + 1;
    }
  }
  parts.push(text.slice(begin).trim());
  return parts.filter(part => part !== '');
}

function splitPlain(text: string, separator: string): string[] {
  if (!text.includes(separator)) {
    const only = text.trim();
    return only === '' ? [] : [only];
  }
  return text
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '');
}
