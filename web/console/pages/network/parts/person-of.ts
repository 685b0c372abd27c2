/** `operator:tanaka` is Tanaka to colleagues. */
export function personOf(who: string): string {
  return who.slice(who.indexOf(':') + 1);
}
