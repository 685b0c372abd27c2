// Claims: filed by one person, who does not name the amount, and decided by another.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { askApproval } from '../../core/access/approvals.ts';
import {
  type Claim,
  type ClaimBasis,
  claimPeriod,
  claimStateAt,
  claimYen,
  isKept,
} from '../../core/compensation/claim.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import { caseParams } from '../contract/cases.ts';
import {
  type ClaimView,
  claimParams,
  claimQuerySchema,
  claimSchema,
  fileClaimSchema,
} from '../contract/claims.ts';
import { pageOf } from '../contract/fields.ts';
import { ApiError } from '../present-error.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';

export function claimRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoutes(app, parts);
  fileRoute(app, parts);
}

function readRoutes(app: FastifyInstance, { claims, clock }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/claims', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'claims',
      summary: 'What subscribers are to have back, newest first',
      querystring: claimQuerySchema,
      response: { 200: pageOf(claimSchema) },
    },
    handler: async (request, reply) => {
      const { rows, next } = await claims.claims(request.query);
      reply.header('cache-control', 'no-store');
      return { rows: rows.map(row => presentClaim(row, clock.nowMs())), next };
    },
  });
  typed.get('/v1/claims/:claim', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'claim',
      summary: 'One claim, its period and its sum',
      params: claimParams,
      response: { 200: claimSchema },
    },
    handler: async (request, reply) => {
      const claim = found(await claims.claim(request.params.claim), 'claim');
      reply.header('cache-control', 'no-store');
      return presentClaim(claim, clock.nowMs());
    },
  });
}

function fileRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/claims', {
    config: { permission: 'compensation.request' },
    schema: {
      operationId: 'fileClaim',
      summary: 'Files a claim; the stored calls of the period give its sum, another decides it',
      params: caseParams,
      body: fileClaimSchema,
      response: { 200: claimSchema },
    },
    handler: async request => {
      if (request.caller.kind !== 'person') {
        throw new ApiError(403, 'This needs a signed-in person.');
      }
      const { subscriber, basis, why } = request.body;
      const about = { case: request.params.case, subscriber, basis };
      const sum = await sumOf(parts, about);
      const nowMs = parts.clock.nowMs();
      const who = request.caller.who;
      const id = randomUUID();
      const matter = { kind: 'compensation', claim: id, yen: claimYen(sum.milliYen) } as const;
      const asked = { id: randomUUID(), matter, askedBy: who, askedMs: nowMs, why };
      const approval = askApproval({ ...asked, gates: factsOf(sum) });
      const undecided = { state: 'filed', decidedBy: null, decidedMs: null } as const;
      const opened = { openedBy: who, openedMs: nowMs, why, approval: approval.id };
      const claim: Claim = { id, ...about, ...sum, ...opened, ...undecided };
      if (!(await parts.claims.file(claim, approval, auditOfClaim(request, parts, claim)))) {
        throw new ApiError(409, 'Calls of that time are claimed already.');
      }
      const data = { approval: approval.id, kind: matter.kind, state: 'asked' } as const;
      parts.events.publish({ event: 'approval', data });
      return presentClaim(claim, nowMs);
    },
  });
}

/** The period and what was charged in it. Throws ApiError 404 or 409. */
async function sumOf(
  { reader, told, claims, retentionDays, clock }: DeskParts,
  { case: name, subscriber, basis }: Pick<Claim, 'case' | 'subscriber'> & { basis: ClaimBasis },
) {
  const page = found(await reader.case(name), 'case');
  found(page.lines.includes(subscriber) || undefined, 'line in this case');
  const stops = page.measures.filter(
    ({ subject }) => subject.kind === 'line' && subject.subscriber === subscriber,
  );
  const period = claimPeriod({
    basis,
    case: name,
    barrings: await told.barrings(subscriber),
    openedMs: page.row.openedMs,
    closedMs: page.row.closedMs,
    outcome: page.row.outcome,
    stoppedMs: stops.length === 0 ? null : Math.min(...stops.map(one => one.beginMs)),
  });
  if (typeof period === 'string') throw new ApiError(409, period);
  if (!isKept(period, clock.nowMs(), retentionDays.calls ?? 0)) {
    throw new ApiError(409, 'Calls of that time are not kept any more.');
  }
  const charged = await claims.charged(subscriber, period);
  if (charged.calls === 0) throw new ApiError(409, 'No call was charged in that time.');
  return { ...period, ...charged };
}

function factsOf({ fromMs, toMs, calls }: Pick<Claim, 'fromMs' | 'toMs' | 'calls'>) {
  const times = `${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}`;
  return [
    { gate: 'period', met: true, fact: times },
    { gate: 'charged', met: true, fact: `${calls} calls` },
  ];
}

function auditOfClaim(request: FastifyRequest, parts: DeskParts, claim: Claim) {
  const subject = `${claim.id} ${claim.case} ${claim.subscriber}`;
  return auditOf(request, parts, { what: 'claim.file', why: claim.why, subject });
}

export function presentClaim({ milliYen, ...claim }: Claim, nowMs: number): ClaimView {
  return {
    ...claim,
    yen: claimYen(milliYen),
    why: maskNumbersIn(claim.why),
    state: claimStateAt(claim, nowMs),
  };
}
