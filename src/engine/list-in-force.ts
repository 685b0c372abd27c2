// What the engine refuses now, as the network's elements tell what they refuse.
import type { MeasureSubject } from '../core/case/act.ts';
import type { AppliedMeasure } from '../core/case/enforcement.ts';
import { lineName, rowOf } from './line-directory.ts';
import { rareOf } from './line-rows.ts';
import { lineNamed } from './lines.ts';
import type { Block, EngineState, LineRare } from './state.ts';

type Stopped = Pick<LineRare, 'suspension' | 'barred' | 'partlyOpen'>;

export function measureInForce(
  state: EngineState,
  subject: MeasureSubject,
  nowMs: number,
): AppliedMeasure | undefined {
  switch (subject.kind) {
    case 'line': {
      const line = lineNamed(state, subject.subscriber);
      return line && ofLine(line, subject.subscriber, nowMs);
    }
    case 'source':
      return ofBlock(state.sourceBlocks.get(subject.sourceIp), subject, nowMs);
    case 'country':
      return ofBlock(state.countryBlocks.get(subject.country), subject, nowMs);
  }
}

export function blocksInForce(state: EngineState, nowMs: number): AppliedMeasure[] {
  const sources = [...state.sourceBlocks.keys()].map(sourceIp => {
    return { kind: 'source', sourceIp } as const;
  });
  const countries = [...state.countryBlocks.keys()].map(country => {
    return { kind: 'country', country } as const;
  });
  return [...sources, ...countries]
    .map(subject => measureInForce(state, subject, nowMs))
    .filter(found => found !== undefined);
}

/** Of the lines with these numbers; `to` may be beyond the last. */
export function linesInForce(
  { lines }: EngineState,
  { from, to }: { readonly from: number; readonly to: number },
  nowMs: number,
): AppliedMeasure[] {
  const found: AppliedMeasure[] = [];
  for (let id = from; id < Math.min(to, lines.names.count); id += 1) {
    const row = rowOf(lines, id);
    const rare = row < 0 ? undefined : rareOf(lines.rows, row);
    const one = rare && ofLine(rare, lineName(lines, id), nowMs);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Where several things stop a line, what stops most of it, for longest. */
function ofLine(
  { suspension, barred, partlyOpen }: Stopped,
  subscriber: string,
  nowMs: number,
): AppliedMeasure | undefined {
  const subject = { kind: 'line', subscriber } as const;
  const rest = { subject, seq: null };
  if (barred?.butUsual === false) return { ...rest, scope: 'international', endMs: null };
  if (suspension !== undefined && suspension.endMs > nowMs) {
    return { ...rest, scope: 'international', endMs: suspension.endMs };
  }
  if (barred !== undefined) return { ...rest, scope: 'but-usual', endMs: null };
  if (partlyOpen === undefined || partlyOpen.endMs <= nowMs) return undefined;
  return { ...rest, scope: 'but-usual', endMs: partlyOpen.endMs };
}

function ofBlock(
  block: Block | undefined,
  subject: MeasureSubject,
  nowMs: number,
): AppliedMeasure | undefined {
  if (block === undefined || block.endMs <= nowMs) return undefined;
  return { subject, scope: 'international', endMs: block.endMs, seq: null };
}
