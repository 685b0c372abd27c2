const remoteLifelines: ReadonlySet<string> = new Set(['AQ', 'TA']);

/**
 * True for what a country block may never touch (R6), whatever the traffic:
 * - every code that is no country: satellites (+870 … +874, +881, parts of +882 and +883), disaster
 *   relief (+888), the other world codes (+800, +808, +878, +979) and Guantánamo Bay (+5399, which
 *   shares a code with Cuba and belongs to another state). Ships, rescue and diplomacy depend on
 *   them, and "country code alone" cannot tell their callers apart;
 * - places where the telephone is the only way out: Antarctic stations and Tristan da Cunha;
 * - the home country, and what is unknown (an empty name).
 *
 * Countries that much or important traffic goes to are not listed here: the measure's own gates
 * keep them out by their traffic and by the restricted list's checks.
 *
 * @param country as in `Destination.country`.
 * @param home the home country of the dial plan.
 */
export function isProtectedTerritory(country: string, home = 'JP'): boolean {
  if (country === '' || country === home) return true;
  return country.startsWith('+') || remoteLifelines.has(country);
}
