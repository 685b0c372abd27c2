// The evidence pack of a case (R16): taken by a person, for a purpose, and recorded.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { packExport, stateAt, useApproval } from '../../core/access/approvals.ts';
import type { CasePage } from '../../core/case/case-rows.ts';
import {
  type EvidencePack,
  type PackTaking,
  packCall,
  packCallsMax,
  packPeriod,
} from '../../core/evidence/evidence-pack.ts';
import { packCsv } from '../../core/evidence/pack-csv.ts';
import { csvName, packPaper } from '../../core/evidence/pack-paper.ts';
import { caseParams } from '../contract/cases.ts';
import { takePackSchema } from '../contract/casework.ts';
import { ApiError } from '../present-error.ts';
import { caseOf } from './case-routes.ts';
import { auditOf, type DeskParts, found, speltHash } from './desk-parts.ts';

/** An approval serves for both forms, and for what the network lost on the way. */
const servesForMs = 15 * 60_000;
const ordersMax = 200;

export function evidenceRoutes(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/evidence-pack', {
    config: { permission: 'disclose.stage3' },
    schema: {
      operationId: 'takeEvidencePack',
      summary:
        'The evidence pack of a case as PDF, or its calls as CSV; purpose and reason are recorded',
      params: caseParams,
      body: takePackSchema,
    },
    handler: async (request, reply) => {
      if (request.caller.kind !== 'person')
        throw new ApiError(403, 'This needs a signed-in person.');
      const page = await caseOf(request, parts, request.params.case);
      const taking = takingOf(request, parts, request.body);
      const approve = await approvedFor(request, parts, page, taking);
      const pack = await gather(parts, page, taking);
      const text = packCsv(pack);
      const bytes = Buffer.from(text, 'utf8');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { form } = request.body;
      const paper = packPaper(pack, { text, bytes: bytes.length, sha256 });
      const made = form === 'csv' ? bytes : await parts.casework.printer.print(paper);
      if (made === 'busy') throw new ApiError(503, 'Many papers are being printed; try again.');
      await approve();
      await record(request, parts, pack, `${form} ${taking.language}, CSV ${speltHash(sha256)}`);
      return asPack(reply, made, { form, name: page.row.case, sha256 });
    },
  });
}

function takingOf(
  request: FastifyRequest,
  { clock }: DeskParts,
  { purpose, why, language, numbers, approval }: z.infer<typeof takePackSchema>,
): PackTaking {
  const taking = { by: request.caller.who, atMs: clock.nowMs(), purpose, why, language, numbers };
  return approval === undefined ? taking : { ...taking, approval };
}

/**
 * Numbers in full leave only with a request that a second person approved, for this pack and this
 * person. Gives what marks it as used. Throws ApiError 403 or 409.
 */
async function approvedFor(
  request: FastifyRequest,
  parts: DeskParts,
  { row }: CasePage,
  { numbers, approval: id, atMs, by }: PackTaking,
): Promise<() => Promise<void>> {
  if (numbers === 'masked') return async () => {};
  if (id === undefined)
    throw new ApiError(403, 'Numbers in full: have it approved first.', 'approval');
  const approval = found(await parts.work.approval(id), 'approval');
  const { matter, askedBy, usedBy, usedMs = 0 } = approval;
  const own = matter.kind === 'bulk-export' && matter.what === packExport(row.case);
  if (!own || askedBy !== by) {
    throw new ApiError(403, 'That request is not yours, or for something else.', 'approval');
  }
  if (stateAt(approval, atMs) === 'used' && usedBy === by && atMs - usedMs < servesForMs) {
    return async () => {};
  }
  const step = useApproval(approval, { by, permitted: true, nowMs: atMs });
  if (!step.ok) throw new ApiError(409, step.reason, 'approval');
  return async () => {
    const entry = { what: 'approval.use.bulk-export', why: approval.why, subject: id };
    const audit = auditOf(request, parts, entry);
    const used = await parts.work.changeApproval(step.approval, 'approved', audit);
    if (!used) throw new ApiError(409, 'Somebody used it meanwhile.');
  };
}

async function gather(parts: DeskParts, page: CasePage, taking: PackTaking): Promise<EvidencePack> {
  const { row, lines } = page;
  const { casework, clock, told } = parts;
  const nowMs = clock.nowMs();
  const period = packPeriod(row, nowMs);
  const limit = packCallsMax + 1;
  const found =
    lines.length === 0 ? [] : await parts.stories.callsOf({ subscribers: lines, ...period, limit });
  const known = await Promise.all(lines.map(line => parts.reader.subscriber(line, nowMs)));
  const orders = await told.orders({ case: row.case, limit: ordersMax });
  return {
    taking,
    carrier: casework.carrier,
    zoneAt: casework.zoneAt,
    page,
    subscribers: known.flatMap(one => (one?.subscriber === undefined ? [] : [one.subscriber])),
    calls: found
      .slice(0, packCallsMax)
      .map(call => packCall(call, taking.numbers, casework.tariff(call.to, call.setupMs))),
    callsLeftOut: found.length > packCallsMax,
    orders: orders.rows,
    auditHead: await casework.audit.head(),
  };
}

/** The audit has the numbers that were given out, masked as it keeps them. */
async function record(
  request: FastifyRequest,
  parts: DeskParts,
  { taking, calls, page }: EvidencePack,
  what: string,
): Promise<void> {
  const { purpose, why, numbers } = taking;
  const called = [...new Set(calls.map(call => call.to))].slice(0, 1_000);
  await parts.work.record(
    auditOf(request, parts, {
      what: `evidence-pack.take.${numbers}`,
      why: `${purpose}: ${why} (${what})`,
      subject: page.row.case,
      called,
    }),
  );
}

function asPack(
  reply: FastifyReply,
  made: Uint8Array,
  { form, name, sha256 }: { form: 'pdf' | 'csv'; name: string; sha256: string },
): FastifyReply {
  const file = form === 'csv' ? csvName(name) : `${name}-evidence.pdf`;
  const safe = encodeURIComponent(file.toWellFormed()).replaceAll("'", '%27');
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${safe}`)
    .header('sekisho-csv-sha256', sha256)
    .type(form === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf')
    .send(Buffer.from(made));
}
