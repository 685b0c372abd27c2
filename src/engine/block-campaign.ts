// Source block and country block (R5, R6): judged when an epoch of sightings has closed, looked at
// again while in force, and once more before their end.
import { allMet, type Gate } from '../core/barring/gates.ts';
import type { Reason } from '../core/barring/verdict.ts';
import type { Touched } from '../core/detection/campaign.ts';
import type { Policy } from '../core/policy/policy.ts';
import { attackedAccounts, type BlockKind, blockGrounds, blocksOf } from './block-gates.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { type Block, type EngineState, keep } from './state.ts';
import { addTimer } from './timers.ts';

const blocksMax = 10_000;

export function judgeCampaigns(engine: Engine, touched: Touched, effects: Effect[]): void {
  for (const source of touched.sources) judge(engine, 'source-block', source, effects);
  for (const country of touched.countries) judge(engine, 'country-block', country, effects);
}

function judge(engine: Engine, kind: BlockKind, subject: string, effects: Effect[]): void {
  const { state } = engine;
  if (blocksOf(state, kind).has(subject)) return;
  const { accounts, lastsMs } = blockFigures(state, kind);
  if (attackedAccounts(state, kind, subject) < accounts) return;
  const { gates, subscribers } = blockGrounds(engine, kind, subject);
  if (allMet(gates))
    beginBlock(engine, { kind, subject }, { gates, subscribers, lastsMs }, effects);
}

export function blockFigures({ policy }: EngineState, kind: BlockKind): BlockFigures {
  return kind === 'source-block' ? policy.sourceBlock : policy.countryBlock;
}

type BlockFigures = Pick<Policy['sourceBlock'], 'accounts' | 'lastsMs' | 'recheckEveryMs'>;

export interface BlockPlan {
  readonly gates: readonly Gate[];
  readonly subscribers: readonly string[];
  readonly lastsMs: number;
  /** Where it was not the policy. */
  readonly by?: string;
}

/** Begins the block with its end; gives the name of its case. */
export function beginBlock(
  engine: Engine,
  of: { readonly kind: BlockKind; readonly subject: string },
  plan: BlockPlan,
  effects: Effect[],
): string {
  const { state } = engine;
  const name = `case-${state.nextCase}`;
  state.nextCase += 1;
  const block: Block = {
    case: name,
    beginMs: state.nowMs,
    endMs: state.nowMs + plan.lastsMs,
    refused: 0,
    attempts: [],
    reviewMs: 0,
  };
  keep(blocksOf(state, of.kind), of.subject, block, blocksMax);
  planReview(state, of.kind, of.subject, block);
  writeBlock(state, of, block, plan, effects);
  return name;
}

export function writeBlock(
  state: EngineState,
  { kind, subject }: { readonly kind: BlockKind; readonly subject: string },
  block: Block,
  { gates, subscribers, by }: Omit<BlockPlan, 'lastsMs'>,
  effects: Effect[],
  renewal?: true,
): void {
  const whole = {
    timeMs: state.nowMs,
    zone: state.zone,
    case: block.case,
    subscribers,
    beginMs: block.beginMs,
    endMs: block.endMs,
    gates,
    ...(renewal && { renewal }),
    ...(by !== undefined && { by }),
  };
  effects.push({
    kind: 'decision',
    decision:
      kind === 'source-block'
        ? {
            type: kind,
            ...whole,
            sourceIp: subject,
            ground: 'R5',
            reasons: [asReason('campaign-source', gates)],
          }
        : {
            type: kind,
            ...whole,
            country: subject,
            ground: 'R6',
            reasons: [asReason('campaign-country', gates)],
          },
  });
}

/** Looked at every so often, a while before its end, and at its end. */
export function planReview(
  state: EngineState,
  kind: BlockKind,
  subject: string,
  block: Block,
): void {
  const { nowMs } = state;
  const renewMs = renewalMs(state, block);
  const every = nowMs + Math.max(1, blockFigures(state, kind).recheckEveryMs);
  const next = nowMs < renewMs ? Math.min(every, renewMs) : every;
  block.reviewMs = Math.min(next, block.endMs);
  addTimer(state, block.reviewMs, kind, subject);
}

/** When it is decided whether a block is renewed: as long before its end as for lines, or less. */
function renewalMs({ policy }: EngineState, { beginMs, endMs }: Block): number {
  const spanMs = Math.min(policy.suspension.reviewBeforeMs, Math.trunc((endMs - beginMs) / 4));
  return endMs - spanMs;
}

/** Without attacking calls a block stands to its end; without another gate it ends at once. */
const lasting: ReadonlySet<string> = new Set(['simultaneous', 'lines-not-enough', 'approved']);

export function reviewBlock(
  engine: Engine,
  kind: BlockKind,
  subject: string,
  effects: Effect[],
): void {
  const { state } = engine;
  const block = blocksOf(state, kind).get(subject);
  if (block === undefined || state.nowMs < block.reviewMs) return;
  if (state.nowMs >= block.endMs) {
    endBlock(engine, { kind, subject }, effects);
    return;
  }
  const { gates, subscribers } = blockGrounds(engine, kind, subject);
  const gone = gates.filter(one => !one.met && !lasting.has(one.gate));
  if (gone.length > 0) {
    endBlock(engine, { kind, subject }, effects, { gates: gone });
    return;
  }
  if (state.nowMs >= renewalMs(state, block) && allMet(gates)) {
    block.endMs += blockFigures(state, kind).lastsMs;
    writeBlock(state, { kind, subject }, block, { gates, subscribers }, effects, true);
  }
  planReview(state, kind, subject, block);
}

export function endBlock(
  { state }: Engine,
  { kind, subject }: { readonly kind: BlockKind; readonly subject: string },
  effects: Effect[],
  why: { readonly gates?: readonly Gate[]; readonly by?: string } = {},
): string {
  const blocks = blocksOf(state, kind);
  const block = blocks.get(subject)!;
  blocks.delete(subject);
  const { gates, by } = why;
  effects.push({
    kind: 'decision',
    decision: {
      type: 'restoration',
      timeMs: state.nowMs,
      zone: state.zone,
      case: block.case,
      ...(kind === 'source-block' ? { sourceIp: subject } : { country: subject }),
      ...(by !== undefined && { by }),
      ...(gates !== undefined && { reasons: [asReason(kind, gates)] }),
    },
  });
  return block.case;
}

function asReason(name: string, gates: readonly Gate[]): Reason {
  return {
    reading: name,
    decibans: 0,
    text: gates.map(gate => `${gate.gate}: ${gate.fact}`).join('; '),
  };
}
