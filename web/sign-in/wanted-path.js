/**
 * Where one wanted to go before the sign-in, from `?to=`: a path of this server's pages. Whatever
 * could lead elsewhere, or round in a circle, is the first page.
 */
export function wantedPath({ search, origin }) {
  const to = new URLSearchParams(search).get('to') ?? '/';
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to) || !URL.canParse(to, origin)) return '/';
  const url = new URL(to, origin);
  const leaves = url.origin !== origin || url.pathname.startsWith('//');
  if (leaves || /^\/(v1|sign-in|set-up)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
