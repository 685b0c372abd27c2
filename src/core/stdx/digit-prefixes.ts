/** A set of digit prefixes in one array, ten links a node, the root first. */
export type DigitPrefixes = Int32Array;

const ends = -1;

/** Prefixes that are empty or hold anything but digits are never found. */
export function digitPrefixes(prefixes: Iterable<string>): DigitPrefixes {
  const links: number[] = new Array<number>(10).fill(0);
  for (const prefix of prefixes) if (/^[0-9]+$/.test(prefix)) add(links, prefix);
  return Int32Array.from(links);
}

function add(links: number[], prefix: string): void {
  let node = 0;
  for (let at = 0; at < prefix.length; at += 1) {
    const slot = node * 10 + prefix.charCodeAt(at) - 48;
    if (links[slot] === ends) return;
    if (at === prefix.length - 1) {
      links[slot] = ends;
      return;
    }
    if (links[slot] === 0) {
      links[slot] = links.length / 10;
      for (let digit = 0; digit < 10; digit += 1) links.push(0);
    }
    node = links[slot]!;
  }
}

/** Whether one of the prefixes begins the text. */
export function startsWithAny(prefixes: DigitPrefixes, text: string): boolean {
  let node = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
    node = prefixes[node * 10 + digit]!;
    if (node === ends) return true;
    if (node === 0) return false;
  }
  return false;
}
