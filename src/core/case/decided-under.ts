// Under which policy a measure was decided, so that it can be told years later.
import type { Decision } from './decision.ts';

/** The decision with the name and version of the policy in force then, where a measure is one. */
export function decidedUnder(
  decision: Decision,
  { name, version }: { readonly name: string; readonly version: string },
): Decision {
  switch (decision.type) {
    case 'suspension':
    case 'source-block':
    case 'country-block':
    case 'barring':
    case 'restoration':
      return { ...decision, policy: `${name} ${version}` };
    default:
      return decision;
  }
}
