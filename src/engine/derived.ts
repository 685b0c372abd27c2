// What is computed from the state's reference data and never journalled or snapshotted.

import { type Weights, weightsOf } from '../core/detection/weigh-readings.ts';
import { type DialPlan, dialPlans } from '../core/numbering/dial-plan.ts';
import { buildRateDeck, type RateDeck } from '../core/rating/build-rate-deck.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import { type DigitPrefixes, digitPrefixes } from '../core/stdx/digit-prefixes.ts';
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
  /** Prefixes of the restricted list. */
  restricted: DigitPrefixes;
  readonly weights: Weights;
  readonly devices: Map<string, { readonly device: number; readonly scanner: boolean }>;
}

const cacheMax = 100_000;

export function derive(state: EngineState): Derived {
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
    restricted: digitPrefixes(state.restricted.map(entry => entry.prefix)),
    weights: weightsOf(state.policy),
    devices: new Map(),
  };
}

const noNetwork: Network = { narrow: -1, wide: -1 };

/** Network prefixes of an address as integers: FNV-1a of its parts, 31 bits. */
export function networkOf(address: string | undefined): Network {
  if (address === undefined || address === '') return noNetwork;
  const six = address.includes(':');
  const separator = six ? colon : dot;
  let narrow = fnvBasis;
  let wide = mix(mix(fnvBasis, six ? 54 : 52), 47);
  let parts = 0;
  for (let i = 0; i < address.length; i += 1) {
    let code = address.charCodeAt(i);
    if (code === separator) {
      parts += 1;
      if (parts === 3) break;
      code = dot;
    }
    narrow = mix(narrow, code);
    if (parts < 2) wide = mix(wide, code);
  }
  return { narrow: narrow >>> 1, wide: wide >>> 1 };
}

const colon = 58;
const dot = 46;
const fnvBasis = 0x811c9dc5;

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
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

function digest(text: string): number {
  let hash = fnvBasis;
  for (let i = 0; i < text.length; i += 1) hash = mix(hash, text.charCodeAt(i));
  return hash >>> 1;
}
