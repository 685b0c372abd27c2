const longest = 1_024;

/**
 * A path of this server's pages to which a browser may be sent after the sign-in; undefined for
 * whatever could lead elsewhere (`//host`, `/\host`, another scheme) or back to the sign-in.
 */
export function safePath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > longest) return undefined;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return undefined;
  const here = 'http://here.invalid';
  if (!URL.canParse(text, here)) return undefined;
  const { origin, pathname, search, hash } = new URL(text, here);
  if (origin !== here || /^\/(v1|sign-in|set-up)(\/|$)/.test(pathname)) return undefined;
  return pathname.startsWith('//') ? undefined : `${pathname}${search}${hash}`;
}
