import type { Service } from '../../core/call/call-event.ts';
import type { FeedDeclaration } from '../../workflow/ports.ts';

/** Where a set-up's source address is read. Only a header that the SBC fills counts as observed. */
export type SourceSetting = { readonly header: string } | 'via' | 'contact' | 'none';

/** One trunk: an SBC or proxy that asks for verdicts, and the answers it understands. */
export interface TrunkSettings {
  /** The feed of the trunk is called `sip:<name>`. */
  readonly name: string;
  /** Addresses or CIDR ranges that may ask; the first trunk that holds an address has it. */
  readonly peers: readonly string[];
  /** Answer that lets the SBC go on to its next route. */
  readonly allow: 404 | 503 | 302;
  /** For `allow: 302`: `host[:port]` to which the dialled number is sent. */
  readonly allowTarget?: string;
  readonly refuse: 603 | 608 | 403;
  /** Where a refused caller finds redress: Call-Info of a refusal (RFC 8688 §3.2). */
  readonly redressUri?: string;
  /** SIP URI of the announcement; without one the trunk cannot challenge. */
  readonly announcement?: string;
  readonly subscriberFrom: 'p-asserted-identity' | 'from' | 'trunk-group';
  /** With `trunk-group`: only groups of this trunk-context are taken (RFC 4904). */
  readonly trunkContext?: string;
  readonly dialledFrom: 'request-uri' | 'to';
  readonly source: SourceSetting;
  readonly service: Service;
  /** REGISTER requests that arrive are copies of registrations seen elsewhere. */
  readonly mirrorsRegistrations: boolean;
}

export const trunkDefaults = {
  allow: 404,
  refuse: 603,
  subscriberFrom: 'p-asserted-identity',
  dialledFrom: 'request-uri',
  source: 'none',
  service: 'ip',
  mirrorsRegistrations: false,
} as const satisfies Partial<TrunkSettings>;

export function feedName(trunk: TrunkSettings): string {
  return `sip:${trunk.name}`;
}

/** What a redirect server sees and can do: set-ups only, refusing and redirecting (design §4). */
export function declareTrunk(trunk: TrunkSettings): FeedDeclaration {
  return {
    name: feedName(trunk),
    sees: {
      setup: true,
      answer: false,
      end: false,
      register: trunk.mirrorsRegistrations,
      source: typeof trunk.source === 'object',
    },
    can: { refuse: true, redirect: trunk.announcement !== undefined, release: false },
  };
}

/** What is wrong with the trunks as a whole, in words for whoever wrote the settings. */
export function trunkProblems(trunks: readonly TrunkSettings[]): string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const trunk of trunks) {
    const say = (what: string): number => problems.push(`trunk ${trunk.name}: ${what}`);
    if (names.has(trunk.name)) say('the name is used twice');
    names.add(trunk.name);
    if (trunk.peers.length === 0) say('no peers: nobody could ask');
    if (trunk.allow === 302 && trunk.allowTarget === undefined) say('allow 302 needs allowTarget');
    if (trunk.refuse === 608 && trunk.redressUri === undefined) say('refuse 608 needs redressUri');
    for (const [what, uri] of [
      ['announcement', trunk.announcement],
      ['redressUri', trunk.redressUri],
      ['allowTarget', trunk.allowTarget],
    ] as const) {
      if (uri !== undefined && /[\s<>"]/.test(uri)) say(`${what} holds a space, quote or bracket`);
    }
    if (trunk.announcement !== undefined && !/^sips?:/i.test(trunk.announcement)) {
      say('announcement must be a sip: or sips: URI');
    }
  }
  return problems;
}
