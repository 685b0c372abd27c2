// Campaigns (R14): cases of several accounts that share an address, a number range, or the model of
// their devices together with country and day. Links chain; what is far apart in time is none.
import type { CampaignCase, CampaignTrait } from './network-rows.ts';

const dayMs = 86_400_000;
/** Two cases are linked by what they share when no more than this lies between their alerts. */
const withinMs = { source: 7 * dayMs, range: 7 * dayMs, device: dayMs } as const;
/** A model alone is no conduct: so many accounts must have it within a day, in one country. */
const deviceAccounts = 3;

export type CampaignLink = keyof typeof withinMs;

export interface Campaign {
  /** Name of its first case. */
  readonly id: string;
  /** Oldest first. */
  readonly cases: readonly CampaignCase[];
  readonly accounts: number;
  /** By what its cases are linked; addresses and ranges in full. */
  readonly shared: readonly { readonly kind: CampaignLink; readonly value: string }[];
}

/** Campaigns of two accounts or more, those of most accounts first. */
export function groupCampaigns(
  cases: readonly CampaignCase[],
  traits: readonly CampaignTrait[],
): Campaign[] {
  const byName = new Map(cases.map(one => [one.case, one]));
  const sharing = new Map<string, CampaignCase[]>();
  const put = (kind: CampaignLink, value: string, one: CampaignCase): void => {
    const key = `${kind} ${value}`;
    const list = sharing.get(key);
    if (list === undefined) sharing.set(key, [one]);
    else list.push(one);
  };
  for (const { case: name, kind, value } of traits) {
    const found = byName.get(name);
    if (found !== undefined) put(kind, value, found);
  }
  for (const one of cases) {
    if (one.model !== '' && one.country !== '') put('device', `${one.model} ${one.country}`, one);
  }
  const roots = new Map<string, string>();
  const links: Link[] = [];
  for (const [key, list] of sharing) link(key, list, roots, links);
  return gather(cases, roots, links);
}

/** What is shared, and one of the cases that share it. */
interface Link {
  readonly key: string;
  readonly at: string;
}

function link(
  key: string,
  list: readonly CampaignCase[],
  roots: Map<string, string>,
  links: Link[],
): void {
  const kind = key.slice(0, key.indexOf(' ')) as CampaignLink;
  for (const run of runsOf(list, withinMs[kind])) {
    const accounts = new Set(run.map(one => one.account)).size;
    if (accounts < (kind === 'device' ? deviceAccounts : 2)) continue;
    const first = run[0]!.case;
    for (const one of run) join(roots, first, one.case);
    links.push({ key, at: first });
  }
}

/** Cases in order of time, cut where more than `gapMs` lies between two. */
function runsOf(list: readonly CampaignCase[], gapMs: number): CampaignCase[][] {
  const runs: CampaignCase[][] = [];
  for (const one of [...list].sort(byTime)) {
    const run = runs.at(-1);
    if (run !== undefined && one.openedMs - run.at(-1)!.openedMs <= gapMs) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function gather(
  cases: readonly CampaignCase[],
  roots: Map<string, string>,
  links: readonly Link[],
): Campaign[] {
  const groups = new Map<string, CampaignCase[]>();
  for (const one of cases) {
    if (!roots.has(one.case)) continue;
    const root = rootOf(roots, one.case);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [one]);
    else group.push(one);
  }
  const shared = new Map<string, { kind: CampaignLink; value: string }[]>();
  for (const { key, at } of links) {
    const space = key.indexOf(' ');
    const told = { kind: key.slice(0, space) as CampaignLink, value: key.slice(space + 1) };
    const root = rootOf(roots, at);
    shared.set(root, [...(shared.get(root) ?? []), told]);
  }
  return [...groups]
    .map(([root, members]) => {
      const ordered = members.sort(byTime);
      const accounts = new Set(ordered.map(one => one.account)).size;
      return { id: ordered[0]!.case, cases: ordered, accounts, shared: shared.get(root) ?? [] };
    })
    .sort((a, b) => b.accounts - a.accounts || lastOf(b) - lastOf(a));
}

function lastOf(campaign: Campaign): number {
  return campaign.cases.at(-1)!.openedMs;
}

function byTime(a: CampaignCase, b: CampaignCase): number {
  return a.openedMs - b.openedMs || (a.case < b.case ? -1 : 1);
}

function rootOf(roots: Map<string, string>, name: string): string {
  let at = name;
  for (let up = roots.get(at) ?? at; up !== at; up = roots.get(at) ?? at) {
    roots.set(at, roots.get(up) ?? up);
    at = up;
  }
  return at;
}

function join(roots: Map<string, string>, a: string, b: string): void {
  const [one, other] = [rootOf(roots, a), rootOf(roots, b)];
  roots.set(one, one);
  roots.set(other, one);
}
