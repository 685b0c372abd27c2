// Who did something, as colleagues read it: `operator:sato` is sato.

/** Who came by an API key keeps `api:`, for it is no person. */
export function personName(who: string | null | undefined): string {
  return (who ?? '').replace(/^operator:/, '');
}

/** Where it does not matter whether a person or a key did it. */
export function callerName(who: string): string {
  return who.replace(/^(operator|api):/, '');
}
