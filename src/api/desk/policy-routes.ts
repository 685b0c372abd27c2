// Policies over HTTP: drafts, their check and differences, and putting one forward. Who approves
// the request that stands for a draft brings it into force (approval-routes.ts).
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { askApproval } from '../../core/access/approvals.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { policyDifferences } from '../../core/policy/policy-differences.ts';
import { mayBeSubmitted, policyRemarks } from '../../core/policy/policy-remarks.ts';
import { type PolicyVersion, policyStateAt } from '../../core/policy/policy-version.ts';
import { approvalSchema } from '../contract/approvals.ts';
import { whySchema } from '../contract/cases.ts';
import {
  changePolicySchema,
  checkedPolicySchema,
  checkPolicySchema,
  newPolicySchema,
  type PolicyVersionView,
  policiesQuerySchema,
  policyOverviewSchema,
  policyPageSchema,
  policyParams,
  policyQuerySchema,
  policyVersionSchema,
} from '../contract/policies.ts';
import { ApiError } from '../present-error.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';
import { presentApproval } from './present-desk.ts';

export function policyRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoutes(app, parts);
  draftRoutes(app, parts);
  submitRoute(app, parts);
}

function readRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { clock, policy } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/policies', {
    config: { permission: 'policy.read' },
    schema: {
      operationId: 'policies',
      summary: 'Versions of the policy, newest first, and the one in force',
      querystring: policiesQuerySchema,
      response: { 200: policyOverviewSchema },
    },
    handler: async (request, reply) => {
      const page = await policy.book.versions(request.query);
      const inForce = await inForceOf(parts);
      reply.header('cache-control', 'no-store');
      return {
        rows: page.rows.map(row => presentVersion(row, clock.nowMs())),
        next: page.next,
        inForce: inForce.version,
        policy: { ...policy.live() },
        readings: policy.texts.readings,
        challengesPossible: policy.challengesPossible,
      };
    },
  });
  typed.get('/v1/policies/:version', {
    config: { permission: 'policy.read' },
    schema: {
      operationId: 'policy',
      summary: 'One version, its text, its problems, and what it says otherwise than another',
      params: policyParams,
      querystring: policyQuerySchema,
      response: { 200: policyPageSchema },
    },
    handler: async (request, reply) => {
      const one = await versionOf(parts, request.params.version);
      const { against } = request.query;
      const other =
        against === undefined ? await inForceOf(parts) : await versionOf(parts, against);
      reply.header('cache-control', 'no-store').header('etag', etagOf(one));
      return { ...presentVersion(one, clock.nowMs()), ...contentOf(parts, one, other) };
    },
  });
}

/** Checks a text as it is being written; nothing is kept, so that no key is asked for. */
export function checkRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/policy-checks', {
    config: { permission: 'policy.read' },
    schema: {
      operationId: 'checkPolicy',
      summary: 'Checks a policy text, sets settings in it, tells differences; nothing is kept',
      body: checkPolicySchema,
      response: { 200: checkedPolicySchema },
    },
    handler: async request => {
      const { set = [], against } = request.body;
      let { text } = request.body;
      for (const { path, value } of set) text = parts.policy.texts.set(text, path, jsonOf(value));
      const other =
        against === undefined ? await inForceOf(parts) : await versionOf(parts, against);
      return contentOf(parts, { text, policy: null }, other);
    },
  });
}

function draftRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { clock, policy, events } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const changed = (version: number, state: string): void => {
    events.publish({ event: 'policy', data: { version, state } });
  };
  typed.post('/v1/policies', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'newPolicy',
      summary: 'Makes a draft',
      body: newPolicySchema,
      response: { 200: policyVersionSchema },
    },
    handler: async request => {
      const { title, text } = request.body;
      const atMs = clock.nowMs();
      const audit = auditOf(request, parts, { what: 'policy.draft', why: title, subject: '' });
      const one = await policy.book.draft({ title, text, by: request.caller.who, atMs }, audit);
      changed(one.version, 'draft');
      return presentVersion(one, atMs);
    },
  });
  typed.patch('/v1/policies/:version', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'changePolicy',
      summary: 'Changes a draft; needs If-Match with the ETag of the version',
      params: policyParams,
      body: changePolicySchema,
      response: { 200: policyVersionSchema },
    },
    handler: async (request, reply) => {
      const { version } = request.params;
      const one = await seenDraft(request, parts, version);
      const { title, text } = request.body;
      const change = { version, revision: one.revision, title, text };
      const stamp = { by: request.caller.who, atMs: clock.nowMs() };
      const entry = { what: 'policy.change', why: title, subject: `policy ${version}` };
      const audit = auditOf(request, parts, entry);
      const revision = await policy.book.change({ ...change, ...stamp }, audit);
      if (revision === undefined) throw stale();
      const next = await versionOf(parts, version);
      changed(version, 'draft');
      reply.header('etag', etagOf(next));
      return presentVersion(next, clock.nowMs());
    },
  });
  typed.post('/v1/policies/:version/discard', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'discardPolicy',
      summary: 'Gives a draft up; it stays readable. Needs If-Match',
      params: policyParams,
      body: whySchema,
      response: { 200: policyVersionSchema },
    },
    handler: async request => {
      const { version } = request.params;
      const { revision } = await seenDraft(request, parts, version);
      const entry = { what: 'policy.discard', why: request.body.why, subject: `policy ${version}` };
      const of = { version, revision, by: request.caller.who, atMs: clock.nowMs() };
      const done = await policy.book.discard(of, auditOf(request, parts, entry));
      if (!done) throw stale();
      changed(version, 'discarded');
      return presentVersion(await versionOf(parts, version), clock.nowMs());
    },
  });
}

function submitRoute(app: FastifyInstance, parts: DeskParts): void {
  const { clock, policy, events } = parts;
  app.withTypeProvider<ZodTypeProvider>().post('/v1/policies/:version/submit', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'submitPolicy',
      summary: 'Puts a draft forward: a second person brings it into force. Needs If-Match',
      params: policyParams,
      body: whySchema,
      response: { 200: approvalSchema },
    },
    handler: async request => {
      const { caller, params, body } = request;
      const { version } = params;
      if (caller.kind !== 'person') throw new ApiError(403, 'This needs a signed-in person.');
      const one = await seenDraft(request, parts, version);
      const { policy: read, problems, remarks } = policy.texts.read(one.text);
      if (read === undefined) {
        throw new ApiError(409, `It cannot be put forward: ${problems[0]?.message}.`);
      }
      if (!mayBeSubmitted(remarks)) {
        throw new ApiError(409, 'It cannot be put forward: it names no clause of the terms.');
      }
      const nowMs = clock.nowMs();
      const approval = askApproval({
        id: randomUUID(),
        matter: { kind: 'policy', version },
        askedBy: caller.who,
        askedMs: nowMs,
        why: body.why,
        gates: [],
      });
      const whole = { ...read, version: String(version) };
      const submission = { version, revision: one.revision, policy: whole, why: body.why };
      const entry = { what: 'policy.submit', why: body.why, subject: `policy ${version}` };
      const audit = auditOf(request, parts, entry);
      if (!(await policy.book.submit(submission, approval, audit))) throw stale();
      const data = { approval: approval.id, kind: 'policy', state: 'asked' } as const;
      events.publish({ event: 'approval', data });
      events.publish({ event: 'policy', data: { version, state: 'submitted' } });
      return presentApproval(approval, nowMs);
    },
  });
}

export async function versionOf(
  { policy }: Pick<DeskParts, 'policy'>,
  version: number,
): Promise<PolicyVersion> {
  return found(await policy.book.version(version), 'policy');
}

export async function inForceOf({ policy }: Pick<DeskParts, 'policy'>): Promise<PolicyVersion> {
  const one = await policy.book.inForce();
  if (one === undefined) throw new ApiError(503, 'The policy has not been read yet.');
  return one;
}

/** With every figure; undefined where a draft's text has problems. */
export function wholeOf(
  { policy }: Pick<DeskParts, 'policy'>,
  one: Pick<PolicyVersion, 'policy' | 'text'>,
): Policy | undefined {
  return one.policy ?? policy.texts.read(one.text).policy;
}

function contentOf(
  parts: Pick<DeskParts, 'policy'>,
  one: Pick<PolicyVersion, 'policy' | 'text'>,
  other: PolicyVersion,
) {
  const kept = one.policy;
  const read =
    kept === null
      ? parts.policy.texts.read(one.text)
      : { policy: kept, asRead: kept, problems: [], remarks: policyRemarks(kept) };
  const from = wholeOf(parts, other);
  const differs = read.policy !== undefined && from !== undefined;
  return {
    text: maskNumbersIn(one.text),
    policy: read.policy === undefined ? null : { ...read.policy },
    asRead: { ...read.asRead },
    problems: read.problems,
    remarks: read.remarks,
    against: other.version,
    differences: differs ? policyDifferences(from, read.policy!) : [],
  };
}

async function seenDraft(
  request: FastifyRequest,
  parts: DeskParts,
  version: number,
): Promise<PolicyVersion> {
  const seen = request.headers['if-match'];
  if (seen === undefined) {
    throw new ApiError(428, 'Send If-Match with the ETag of the version that you saw.');
  }
  const one = await versionOf(parts, version);
  const state = policyStateAt(one, parts.clock.nowMs());
  if (state !== 'draft') throw new ApiError(409, `It is no draft: ${state}.`);
  if (seen !== etagOf(one)) throw stale();
  return one;
}

function etagOf({ version, revision }: PolicyVersion): string {
  return `"${version}-${revision}"`;
}

function stale(): ApiError {
  return new ApiError(412, 'Somebody changed it meanwhile: read it again.');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(400, 'A value is not JSON.');
  }
}

function presentVersion(one: PolicyVersion, nowMs: number): PolicyVersionView {
  const { text: _, policy: __, why, title, ...rest } = one;
  const state = policyStateAt(one, nowMs);
  const said = why === null ? null : maskNumbersIn(why);
  return { ...rest, state, title: maskNumbersIn(title), why: said };
}
