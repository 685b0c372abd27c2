// What a draft would have done on the carrier's own history, and what it would do beside the
// policy in force as calls come.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Backtest } from '../../core/policy/backtest.ts';
import { pageOf } from '../contract/fields.ts';
import {
  backtestParams,
  backtestQuerySchema,
  backtestSchema,
  cancelledSchema,
  shadowRunsSchema,
  startBacktestSchema,
  startShadowSchema,
} from '../contract/policies.ts';
import { ApiError } from '../present-error.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';
import { inForceOf, versionOf, wholeOf } from './policy-routes.ts';

export function backtestRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoutes(app, parts);
  runRoutes(app, parts);
  shadowRoutes(app, parts);
}

function readRoutes(app: FastifyInstance, { policy }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const present = (one: Backtest) => ({ ...one, percent: policy.runner.percent(one.id) ?? null });
  typed.get('/v1/backtests', {
    config: { permission: 'policy.read' },
    schema: {
      operationId: 'backtests',
      summary: 'Backtests, newest first, without their findings',
      querystring: backtestQuerySchema,
      response: { 200: pageOf(backtestSchema) },
    },
    handler: async (request, reply) => {
      const { version, ...rest } = request.query;
      const query = version === undefined ? rest : { ...rest, candidate: version };
      const page = await policy.backtests.backtests(query);
      reply.header('cache-control', 'no-store');
      return { rows: page.rows.map(present), next: page.next };
    },
  });
  typed.get('/v1/backtests/:backtest', {
    config: { permission: 'policy.read' },
    schema: {
      operationId: 'backtest',
      summary: 'A backtest with its findings: both policies side by side, case by case',
      params: backtestParams,
      response: { 200: backtestSchema },
    },
    handler: async (request, reply) => {
      const one = found(await policy.backtests.backtest(request.params.backtest), 'backtest');
      reply.header('cache-control', 'no-store');
      return present(one);
    },
  });
}

function runRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/backtests', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'startBacktest',
      summary: 'Runs a version over the history beside the one in force, in a process of its own',
      body: startBacktestSchema,
      response: { 200: backtestSchema },
    },
    handler: async request => {
      const { version, days } = request.body;
      const candidate = wholeOf(parts, await versionOf(parts, version));
      if (candidate === undefined)
        throw new ApiError(409, 'Its text has problems: mend them first.');
      const other = await inForceOf(parts);
      const one = await parts.policy.runner.start(
        {
          candidate: { version, policy: candidate },
          against: { version: other.version, policy: parts.policy.live() },
          days,
          by: request.caller.who,
        },
        auditOf(request, parts, {
          what: 'policy.backtest',
          why: `${days} days`,
          subject: `policy ${version}`,
        }),
      );
      if (one === 'busy') throw new ApiError(409, 'A backtest runs already: wait, or cancel it.');
      return { ...one, percent: 0 };
    },
  });
  typed.post('/v1/backtests/:backtest/cancel', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'cancelBacktest',
      summary: 'Ends a backtest that runs',
      params: backtestParams,
      response: { 200: cancelledSchema },
    },
    handler: async request => {
      const { backtest } = request.params;
      const entry = { what: 'policy.backtest.cancel', why: '', subject: backtest };
      const done = await parts.policy.runner.cancel(backtest, auditOf(request, parts, entry));
      if (!done) throw new ApiError(409, 'It does not run.');
      return { cancelled: true as const };
    },
  });
}

function shadowRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/shadow/start', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'startShadow',
      summary: 'Lets a version run beside the one in force, without any effect',
      body: startShadowSchema,
      response: { 200: shadowRunsSchema },
    },
    handler: async request => {
      const { version } = request.body;
      const candidate = wholeOf(parts, await versionOf(parts, version));
      if (candidate === undefined)
        throw new ApiError(409, 'Its text has problems: mend them first.');
      const subject = `policy ${version}`;
      await parts.work.record(
        auditOf(request, parts, { what: 'policy.shadow.start', why: '', subject }),
      );
      parts.policy.shadow.start({ ...candidate, version: String(version) });
      return { runs: true };
    },
  });
  typed.post('/v1/shadow/stop', {
    config: { permission: 'policy.edit' },
    schema: {
      operationId: 'stopShadow',
      summary: 'Ends the run beside the policy in force',
      response: { 200: shadowRunsSchema },
    },
    handler: async request => {
      if (!parts.policy.shadow.runs)
        throw new ApiError(409, 'No version runs beside the one in force.');
      await parts.work.record(
        auditOf(request, parts, { what: 'policy.shadow.stop', why: '', subject: '' }),
      );
      parts.policy.shadow.stop();
      return { runs: false };
    },
  });
}
