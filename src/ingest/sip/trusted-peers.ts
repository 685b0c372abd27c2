import { BlockList, isIP } from 'node:net';
import type { TrunkSettings } from './trunk-settings.ts';

/** Thrown when the settings cannot be used; the text names the trunk and what is wrong. */
export class SipSettingsError extends Error {
  override name = 'SipSettingsError';
}

/** Which trunk an address belongs to. Nobody else is served. */
export class TrustedPeers {
  readonly #trunks: { readonly trunk: TrunkSettings; readonly ranges: BlockList }[] = [];
  /** Answers already worked out; emptied when strangers fill it. */
  readonly #known = new Map<string, TrunkSettings | undefined>();
  static readonly knownMax = 4_096;

  constructor(trunks: readonly TrunkSettings[]) {
    for (const trunk of trunks) {
      const ranges = new BlockList();
      for (const peer of trunk.peers) addRange(ranges, peer, trunk.name);
      this.#trunks.push({ trunk, ranges });
    }
  }

  /** The trunk of a source address (IPv4, IPv6, IPv4 mapped into IPv6). */
  trunkOf(address: string): TrunkSettings | undefined {
    if (this.#known.has(address)) return this.#known.get(address);
    const plain = plainAddress(address);
    const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
    const found =
      isIP(plain) === 0
        ? undefined
        : this.#trunks.find(({ ranges }) => ranges.check(plain, family))?.trunk;
    if (this.#known.size >= TrustedPeers.knownMax) this.#known.clear();
    this.#known.set(address, found);
    return found;
  }
}

/** `::ffff:192.0.2.1` → `192.0.2.1`; anything else unchanged. */
export function plainAddress(address: string): string {
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address) ? address.slice(7) : address;
}

function addRange(ranges: BlockList, peer: string, trunk: string): void {
  const [address = '', bits, ...more] = peer.split('/');
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  const wrong =
    family === 0 ||
    more.length > 0 ||
    (bits !== undefined && !/^\d{1,3}$/.test(bits)) ||
    prefix > most;
  if (wrong) throw new SipSettingsError(`trunk ${trunk}: ${peer} is no address or CIDR range`);
  ranges.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
}
