// Four eyes over HTTP: asking, approving or refusing, and carrying out what was approved, once.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  type Approval,
  askApproval,
  decideApproval,
  type Matter,
  stateAt,
  useApproval,
} from '../../core/access/approvals.ts';
import { disclosureLastsMs } from '../../core/access/disclosure.ts';
import { approvalProblem, fourEyes } from '../../core/access/four-eyes.ts';
import type { Gate } from '../../core/barring/gates.ts';
import type { ActKind } from '../../core/case/act.ts';
import {
  approvalParams,
  approvalQuerySchema,
  approvalSchema,
  askSchema,
} from '../contract/approvals.ts';
import { whySchema } from '../contract/cases.ts';
import { pageOf } from '../contract/fields.ts';
import { requireStepUp } from '../guard.ts';
import { ApiError } from '../present-error.ts';
import { actOf, approvalOf, confirmsApproval, eyesOf } from './approval-matters.ts';
import { approvalNowRoute } from './approval-now-route.ts';
import { actOrLater, auditOf, type DeskParts, refusalOf, stepUpAgeMs } from './desk-parts.ts';
import { presentApproval } from './present-desk.ts';
import { isOfCountryBlock, toldTo } from './told-to.ts';

export function approvalRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoutes(app, parts);
  approvalNowRoute(app, parts);
  askRoute(app, parts);
  decideRoutes(app, parts);
  useRoute(app, parts);
}

function readRoutes(app: FastifyInstance, { work, clock }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/approvals', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'approvals',
      summary: 'Requests for a second person, newest first',
      querystring: approvalQuerySchema,
      response: { 200: pageOf(approvalSchema) },
    },
    handler: async (request, reply) => {
      const { waiting, mine, ...rest } = request.query;
      const nowMs = clock.nowMs();
      const page = await work.approvals({
        ...rest,
        ...toldTo(request),
        nowMs,
        waiting: waiting === 'true',
        ...(mine === 'true' ? { askedBy: request.caller.who } : {}),
      });
      reply.header('cache-control', 'no-store');
      return { rows: page.rows.map(row => presentApproval(row, nowMs)), next: page.next };
    },
  });
  typed.get('/v1/approvals/:approval', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'approval',
      summary: 'One request, with the gates as they stood when it was asked',
      params: approvalParams,
      response: { 200: approvalSchema },
    },
    handler: async (request, reply) => {
      const approval = await approvalOf(request, { work }, request.params.approval);
      reply.header('cache-control', 'no-store');
      return presentApproval(approval, clock.nowMs());
    },
  });
}

function askRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/approvals', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'askApproval',
      summary: 'Asks a second person to approve a block or its extension, a change of the list, …',
      body: askSchema,
      response: { 200: approvalSchema },
    },
    handler: async request => {
      const { matter, why } = request.body;
      checkMayAsk(request, matter);
      const nowMs = parts.clock.nowMs();
      const approval = askApproval({
        id: randomUUID(),
        matter,
        askedBy: request.caller.who,
        askedMs: nowMs,
        why,
        gates: gatesOf(request, parts, matter),
      });
      const entry = { what: `approval.ask.${matter.kind}`, why, subject: approval.id };
      await parts.work.askApproval(approval, auditOf(request, parts, entry));
      publish(parts, approval);
      return presentApproval(approval, nowMs);
    },
  });
}

function checkMayAsk(request: FastifyRequest, matter: Matter): void {
  const { ask } = fourEyes[eyesOf[matter.kind]];
  if (request.caller.kind !== 'person') throw new ApiError(403, 'This needs a signed-in person.');
  if (!request.caller.permissions.has(ask)) {
    throw new ApiError(403, `Asking for this needs ${ask}.`);
  }
  if (matter.kind === 'unmask') requireStepUp(request, stepUpAgeMs);
}

/** The facts as they stand now, for who approves; of a block also whether it could be done. */
function gatesOf(request: FastifyRequest, parts: DeskParts, matter: Matter): readonly Gate[] {
  const act = actOf(matter, []);
  if (act === undefined) return [];
  const proposal = parts.proposals.propose({ by: request.caller.who, why: '', act });
  if (proposal === undefined) throw new ApiError(503, 'The engine is recovering.');
  return proposal.gates;
}

function decideRoutes(app: FastifyInstance, parts: DeskParts): void {
  for (const [verb, verdict] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    app.withTypeProvider<ZodTypeProvider>().post(`/v1/approvals/:approval/${verb}`, {
      config: { permission: 'case.read' },
      schema: {
        operationId: `${verb}Approval`,
        summary:
          verb === 'approve'
            ? 'Approves a request; never one’s own'
            : 'Refuses a request, or takes one’s own back',
        params: approvalParams,
        body: whySchema,
        response: { 200: approvalSchema },
      },
      handler: async request => {
        const { why } = request.body;
        const approval = await approvalOf(request, parts, request.params.approval);
        const { caller } = request;
        const approver = { ...caller, isPerson: caller.kind === 'person' };
        const problem = approvalProblem(eyesOf[approval.matter.kind], approver, approval.askedBy);
        if (problem === 'not-a-person') throw new ApiError(403, 'This needs a signed-in person.');
        const permitted = problem === undefined || problem === 'own-request';
        const isPolicy = approval.matter.kind === 'policy' && verdict === 'approved';
        const nowMs = parts.clock.nowMs();
        const decider = { by: caller.who, permitted, nowMs, why };
        const step = decideApproval(approval, verdict, decider);
        if (!step.ok) throw new ApiError(permitted ? 409 : 403, step.reason);
        if (verb === 'approve' && confirmsApproval(request, parts)) {
          requireStepUp(request, stepUpAgeMs);
        }
        const entry = { what: `approval.${verb}`, why, subject: approval.id };
        const audit = auditOf(request, parts, entry);
        if (!(await parts.work.changeApproval(step.approval, 'asked', audit))) throw tooLate();
        const done = isPolicy ? await inForce(request, parts, step.approval) : step.approval;
        publishPolicy(parts, approval.matter, verdict);
        publish(parts, done);
        return presentApproval(done, nowMs);
      },
    });
  }
}

function useRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/approvals/:approval/use', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'useApproval',
      summary: 'Carries out what was approved, once; gates are asked again',
      params: approvalParams,
      body: whySchema,
      response: { 200: approvalSchema },
    },
    handler: async request => {
      const approval = await approvalOf(request, parts, request.params.approval);
      const { caller } = request;
      const { ask } = fourEyes[eyesOf[approval.matter.kind]];
      // Numbers are opened to the person for whom it was approved, and to nobody else.
      const own = approval.matter.kind !== 'unmask' || approval.askedBy === caller.who;
      const permitted = caller.kind === 'person' && caller.permissions.has(ask) && own;
      const nowMs = parts.clock.nowMs();
      const step = useApproval(approval, { by: caller.who, permitted, nowMs });
      if (!step.ok) throw new ApiError(permitted ? 409 : 403, step.reason);
      const act = actOf(approval.matter, [approval.decidedBy ?? '']);
      const { why } = request.body;
      if (act !== undefined) await carry(request, parts, { id: approval.id, why, act });
      await markUsed(request, parts, step.approval);
      publish(parts, step.approval);
      return presentApproval(step.approval, nowMs);
    },
  });
}

/** An approved policy is in force with its approval: nothing is left to carry out. */
async function inForce(
  request: FastifyRequest,
  parts: DeskParts,
  approval: Approval,
): Promise<Approval> {
  await parts.policy.changed();
  const use = { by: request.caller.who, permitted: true, nowMs: parts.clock.nowMs() };
  const step = useApproval(approval, use);
  if (!step.ok) return approval;
  await markUsed(request, parts, step.approval);
  return step.approval;
}

/**
 * Under the approval's own id, so that however often it is sent it is done once. It is judged
 * beforehand: a refusal uses nothing up, and a repetition is always of what was carried out.
 */
async function carry(
  request: FastifyRequest,
  { acts, proposals }: DeskParts,
  { id, why, act }: { readonly id: string; readonly why: string; readonly act: ActKind },
): Promise<void> {
  const { who } = request.caller;
  const proposal = proposals.propose({ by: who, why, act });
  if (proposal !== undefined && !proposal.allowed) {
    const { reason, gates } = proposal;
    throw refusalOf({ done: false, reason, gates });
  }
  const result = await actOrLater(acts, { id: `approval-${id}`, by: who, why, act });
  if (result.done || result.reason === 'repeated') return;
  throw refusalOf(result);
}

async function markUsed(
  request: FastifyRequest,
  parts: DeskParts,
  approval: Approval,
): Promise<void> {
  const { matter, askedBy, decidedBy, id, usedMs } = approval;
  const entry = { what: `approval.use.${matter.kind}`, why: approval.why, subject: id };
  const audit = auditOf(request, parts, entry);
  const done = await parts.work.changeApproval(approval, 'approved', audit, {
    ...(matter.kind === 'unmask' && usedMs !== undefined
      ? {
          disclosure: {
            id: randomUUID(),
            of: matter.of,
            stage: 4,
            by: askedBy,
            purpose: matter.purpose,
            why: approval.why,
            basis: { approval: id },
            openedMs: usedMs,
            endMs: usedMs + disclosureLastsMs,
          },
        }
      : {}),
    ...(matter.kind === 'list-edit'
      ? {
          listEdit: {
            put: matter.put,
            remove: matter.remove,
            author: askedBy,
            approver: decidedBy ?? '',
          },
        }
      : {}),
  });
  if (!done) throw tooLate();
  if (matter.kind !== 'list-edit') return;
  parts.listChanged();
  parts.events.publish({ event: 'list', data: { list: 'restricted' } });
}

function tooLate(): ApiError {
  return new ApiError(409, 'Somebody else was first: read the request again.');
}

function publishPolicy({ events }: DeskParts, matter: Matter, verdict: string): void {
  if (matter.kind !== 'policy') return;
  const state = verdict === 'approved' ? 'in-force' : 'draft';
  events.publish({ event: 'policy', data: { version: matter.version, state } });
}

function publish({ events, clock }: DeskParts, approval: Approval): void {
  const state = stateAt(approval, clock.nowMs());
  const { id, matter } = approval;
  const data = { approval: id, kind: matter.kind, state };
  events.publish({ event: 'approval', data, ofCountryBlock: isOfCountryBlock(matter) });
}
