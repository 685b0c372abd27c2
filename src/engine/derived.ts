// What is computed from the state's reference data and never journalled or snapshotted.

import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import { type DialPlan, dialPlans } from '../core/numbering/dial-plan.ts';
import { buildRateDeck, type RateDeck } from '../core/rating/build-rate-deck.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import type { EngineState } from './state.ts';

export interface Network {
  /** /24 or /48 and /16 or /32 as integers; −1 where there is no address. */
  readonly narrow: number;
  readonly wide: number;
}

export interface Derived {
  plan: DialPlan;
  deck: RateDeck;
  unrated: RateRow;
  restricted: Map<string, RestrictedEntry>;
  restrictedLengthMax: number;
  readonly networks: Map<string, Network>;
  readonly devices: Map<string, { readonly device: number; readonly scanner: boolean }>;
}

const cacheMax = 100_000;

export function derive(state: EngineState): Derived {
  const restricted = new Map(state.restricted.map(entry => [entry.prefix, entry]));
  return {
    plan: dialPlans[state.country as keyof typeof dialPlans] ?? dialPlans.JP,
    deck: buildRateDeck(state.rateRows),
    unrated: {
      prefix: '',
      destination: 'unrated',
      country: '',
      milliYenPerMinute: state.policy.unratedYenPerMinute * 1_000,
      connectFeeMilliYen: 0,
      initialSeconds: 60,
      incrementSeconds: 60,
    },
    restricted,
    restrictedLengthMax: state.restricted.reduce(
      (max, entry) => Math.max(max, entry.prefix.length),
      0,
    ),
    networks: new Map(),
    devices: new Map(),
  };
}

/** The list's entry with the longest prefix of the number. */
export function restrictedEntry(derived: Derived, e164: string): RestrictedEntry | undefined {
  for (let length = Math.min(derived.restrictedLengthMax, e164.length); length > 0; length -= 1) {
    const entry = derived.restricted.get(e164.slice(0, length));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

const noNetwork: Network = { narrow: -1, wide: -1 };

/** Network prefixes of an address as integers. */
export function networkOf(derived: Derived, address: string | undefined): Network {
  if (address === undefined || address === '') return noNetwork;
  const known = derived.networks.get(address);
  if (known !== undefined) return known;
  const parts = address.includes(':') ? address.split(':') : address.split('.');
  const six = address.includes(':');
  const network = {
    narrow: digest(parts.slice(0, 3).join('.')),
    wide: digest(`${six ? 6 : 4}/${parts.slice(0, 2).join('.')}`),
  };
  if (derived.networks.size >= cacheMax) derived.networks.clear();
  derived.networks.set(address, network);
  return network;
}

const scanners = [
  'friendly-scanner',
  'friendly-request',
  'sipvicious',
  'sipcli',
  'sipsak',
  'sip-scan',
  'sundayddr',
  'iwar',
  'sivus',
  'gulp',
  'siparmyknife',
  'vaxsipuseragent',
  'vaxipuseragent',
  'pplsip',
  'voiphopper',
  'sippts',
  'svmap',
  'svwar',
  'svcrack',
];

/** Device of a user agent, versions left out, and whether an attack tool announces itself. */
export function deviceOf(
  derived: Derived,
  userAgent: string | undefined,
): { readonly device: number; readonly scanner: boolean } {
  if (userAgent === undefined || userAgent === '') return { device: -1, scanner: false };
  const known = derived.devices.get(userAgent);
  if (known !== undefined) return known;
  const lower = userAgent.toLowerCase();
  const found = {
    device: digest(lower.replace(/[^a-z ]+.*$/, '').trim() || lower),
    scanner: scanners.some(name => lower.includes(name)),
  };
  if (derived.devices.size >= cacheMax) derived.devices.clear();
  derived.devices.set(userAgent, found);
  return found;
}

/** FNV-1a, 31 bits. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 1;
}
