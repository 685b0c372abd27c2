// Everything that people do at the case desk, over HTTP.

import type { FastifyInstance } from 'fastify';
import { beginEvents } from '../begin-events.ts';
import { networkRoutes } from '../network/network-routes.ts';
import { ApiError } from '../present-error.ts';
import { approvalRoutes } from './approval-routes.ts';
import { assignRoutes } from './assign-routes.ts';
import { backtestRoutes } from './backtest-routes.ts';
import { caseActRoutes } from './case-act-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { caseworkRoutes } from './casework-routes.ts';
import { claimRoutes } from './claim-routes.ts';
import type { DeskParts } from './desk-parts.ts';
import { disclosureRoutes } from './disclosure-routes.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import { lineActRoutes } from './line-act-routes.ts';
import { linePageRoutes } from './line-page-routes.ts';
import { lineRoutes } from './line-routes.ts';
import { listRoutes, previewRoute } from './list-routes.ts';
import { measureRoutes } from './measure-routes.ts';
import { normalRoutes } from './normal-routes.ts';
import { checkRoute, policyRoutes } from './policy-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { requireRequestKeys } from './request-keys.ts';
import { retentionRoutes } from './retention-routes.ts';
import { timelineRoutes } from './timeline-routes.ts';
import { toldRoutes } from './told-routes.ts';
import { mayKnowBlocks } from './told-to.ts';

export function deskRoutes(app: FastifyInstance, parts: DeskParts): void {
  app.register(async scope => {
    takeOpaqueNames(scope, parts);
    requireRequestKeys(scope, parts);
    caseRoutes(scope, parts);
    caseActRoutes(scope, parts);
    caseworkRoutes(scope, parts);
    evidenceRoutes(scope, parts);
    measureRoutes(scope, parts);
    lineRoutes(scope, parts);
    linePageRoutes(scope, parts);
    normalRoutes(scope, parts);
    timelineRoutes(scope, parts);
    lineActRoutes(scope, parts);
    approvalRoutes(scope, parts);
    disclosureRoutes(scope, parts);
    toldRoutes(scope, parts);
    claimRoutes(scope, parts);
    retentionRoutes(scope, parts);
    reportRoutes(scope, parts);
    queueRoutes(scope, parts);
    assignRoutes(scope, parts);
    handoverRoutes(scope, parts);
    networkRoutes(scope, parts);
    policyRoutes(scope, parts);
    backtestRoutes(scope, parts);
    listRoutes(scope, parts);
    eventsRoute(scope, parts);
  });
  checkRoute(app, parts);
  previewRoute(app, parts);
  app.addHook('preClose', async () => parts.events.close());
}

function eventsRoute(app: FastifyInstance, { events }: DeskParts): void {
  app.get('/v1/events/stream', {
    exposeHeadRoute: false,
    config: { permission: 'case.read' },
    schema: {
      operationId: 'eventStream',
      summary: 'Changes of cases, measures and approvals as server-sent events',
    },
    handler: (request, reply) => {
      if (events.full) throw new ApiError(503, 'As many streams are open as are allowed.');
      const last = request.headers['last-event-id'];
      events.add(beginEvents(reply), typeof last === 'string' ? last : '', {
        endMs: request.caller.sessionEndMs,
        audience: mayKnowBlocks(request) ? 'all' : 'quiet',
      });
    },
  });
}

/** Wherever a path names a line or an account, what stands for it in addresses serves as well. */
function takeOpaqueNames(app: FastifyInstance, { names }: DeskParts): void {
  app.addHook('preValidation', async request => {
    const named = request.params as { subscriber?: unknown; account?: unknown };
    if (typeof named.subscriber === 'string') {
      named.subscriber = names.nameOf('line', named.subscriber) ?? named.subscriber;
    }
    if (typeof named.account === 'string') {
      named.account = names.nameOf('account', named.account) ?? named.account;
    }
  });
}
