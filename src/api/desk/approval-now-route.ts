// A request for a second person beside how things stand now: what it would do, and what has changed
// since it was asked.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { type Approval, type Matter, stateAt } from '../../core/access/approvals.ts';
import { approvalProblem } from '../../core/access/four-eyes.ts';
import type { Gate } from '../../core/barring/gates.ts';
import type { Proposal } from '../../core/case/proposal.ts';
import { hasValidChecks } from '../../core/intelligence/restricted-list.ts';
import { type ApprovalNow, approvalNowSchema } from '../contract/approval-now.ts';
import { approvalParams } from '../contract/approvals.ts';
import { actOf, approvalOf, confirmsApproval, eyesOf } from './approval-matters.ts';
import { presentClaim } from './claim-routes.ts';
import type { DeskParts } from './desk-parts.ts';
import { presentGates } from './present-desk.ts';

export function approvalNowRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/approvals/:approval/now', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'approvalNow',
      summary: 'What a request would do now, and what has changed since it was asked',
      params: approvalParams,
      response: { 200: approvalNowSchema },
    },
    handler: async (request, reply) => {
      const approval = await approvalOf(request, parts, request.params.approval);
      reply.header('cache-control', 'no-store');
      return approvalNow(request, parts, approval);
    },
  });
}

async function approvalNow(
  request: FastifyRequest,
  parts: DeskParts,
  approval: Approval,
): Promise<ApprovalNow> {
  const { matter, askedBy } = approval;
  const { caller } = request;
  const nowMs = parts.clock.nowMs();
  const approver = { ...caller, isPerson: caller.kind === 'person' };
  const problem = approvalProblem(eyesOf[matter.kind], approver, askedBy);
  const state = stateAt(approval, nowMs);
  const act = actOf(matter, []);
  const proposal = act && parts.proposals.propose({ by: caller.who, why: '', act });
  return {
    approval: approval.id,
    state,
    nowMs,
    problem: problem ?? null,
    mayRefuse: problem === undefined || (problem === 'own-request' && caller.kind === 'person'),
    needsStepUp: confirmsApproval(request, parts),
    effect: proposal === undefined ? null : effectOf(proposal),
    changed: proposal === undefined ? [] : changesOf(approval.gates, proposal.gates),
    entries: await entriesOf(parts, matter),
    case: await caseOf(parts, matter),
    claim: await claimOf(parts, matter, nowMs),
  };
}

function effectOf(proposal: Proposal): NonNullable<ApprovalNow['effect']> {
  const { subjects, allowed, reason, scope, beginMs, endMs, gates } = proposal;
  return {
    subjects: subjects.map(subject => ({ ...subject })),
    allowed,
    reason,
    scope,
    beginMs,
    endMs,
    gates: presentGates(gates),
  };
}

/** Gates that are met where they were not, or the other way, or rest on another fact by now. */
function changesOf(before: readonly Gate[], now: readonly Gate[]): ApprovalNow['changed'] {
  const changes: { was: Gate | null; is: Gate | null }[] = [];
  for (const is of now) {
    const was = before.find(one => one.gate === is.gate) ?? null;
    if (was?.met !== is.met || was.fact !== is.fact) changes.push({ was, is });
  }
  for (const was of before) {
    if (!now.some(one => one.gate === was.gate)) changes.push({ was, is: null });
  }
  return changes.map(({ was, is }) => ({
    gate: (is ?? was)!.gate,
    was: was && presentGates([was])[0]!,
    is: is && presentGates([is])[0]!,
  }));
}

/** Of a change of the restricted list: what stands there now. */
async function entriesOf(parts: DeskParts, matter: Matter): Promise<ApprovalNow['entries']> {
  if (matter.kind !== 'list-edit') return [];
  const prefixes = [...matter.put.map(one => one.prefix), ...matter.remove];
  const list = await parts.work.restrictedList();
  const standing = new Map(list.map(entry => [entry.prefix, entry]));
  const nowMs = parts.clock.nowMs();
  return prefixes.map(prefix => {
    const now = standing.get(prefix);
    return { prefix, now: now ? { ...now, checksValid: hasValidChecks(now, nowMs) } : null };
  });
}

async function caseOf(parts: DeskParts, matter: Matter): Promise<ApprovalNow['case']> {
  const name = matter.kind === 'unmask' && matter.of.kind === 'case' ? matter.of.case : undefined;
  if (name === undefined) return null;
  const page = await parts.reader.case(name);
  if (page === undefined) return null;
  const { state, exposureYen, lossPerHourYen, assignee } = page.row;
  const calls = parts.queue.riskOf(name)?.calls ?? null;
  return { case: name, state, exposureYen, lossPerHourYen, assignee, calls };
}

async function claimOf(
  parts: DeskParts,
  matter: Matter,
  nowMs: number,
): Promise<ApprovalNow['claim']> {
  if (matter.kind !== 'compensation') return null;
  const claim = await parts.claims.claim(matter.claim);
  return claim === undefined ? null : presentClaim(claim, nowMs);
}
