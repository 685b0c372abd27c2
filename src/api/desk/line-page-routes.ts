// The page of a line and of an account, each in one request; and how both are found without a
// number, a name or an account standing in an address.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { Contact } from '../../core/subscriber/subscriber.ts';
import {
  accountPageSchema,
  findLinesSchema,
  foundLinesSchema,
  lineIdsSchema,
  linePageSchema,
  nameLinesSchema,
} from '../contract/line-page.ts';
import { accountParams, lineParams } from '../contract/lines.ts';
import { presentClaim } from './claim-routes.ts';
import type { DeskParts } from './desk-parts.ts';
import { accountNamed, lineOf, readerOf } from './line-routes.ts';
import { stageOfLine } from './open-stage.ts';
import {
  presentContact,
  presentMeasure,
  presentMessage,
  presentSubscriber,
  presentUsage,
} from './present-desk.ts';
import { toldTo } from './told-to.ts';

const settledMs = 30 * 86_400_000;
const papersShown = 50;

export function linePageRoutes(app: FastifyInstance, parts: DeskParts): void {
  findRoute(app, parts);
  idsRoute(app, parts);
  pageRoute(app, parts);
  accountPageRoute(app, parts);
}

function findRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/lines/find', {
    config: { permission: 'case.read', reads: true },
    schema: {
      operationId: 'findLines',
      summary: 'Finds lines by number, account, device or name; sent, so that no address has it',
      body: findLinesSchema,
      response: { 200: foundLinesSchema },
    },
    handler: async (request, reply) => {
      const to = readerOf(request, parts);
      reply.header('cache-control', 'no-store');
      const { rows, next } = await parts.lines.find({
        ...request.body,
        ...toldTo(request),
        names: to.named,
      });
      const shown = rows.map(({ line, openCases, measures }) => {
        return { ...presentSubscriber(line, to), openCases, measures };
      });
      return { rows: shown, next, names: to.named };
    },
  });
}

function idsRoute(app: FastifyInstance, { names }: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/lines/ids', {
    config: { permission: 'case.read', reads: true },
    schema: {
      operationId: 'lineIds',
      summary: 'What stands for lines and accounts in addresses',
      body: nameLinesSchema,
      response: { 200: lineIdsSchema },
    },
    handler: async (request, reply) => {
      const { lines = [], accounts = [] } = request.body;
      reply.header('cache-control', 'no-store');
      return {
        lines: lines.map(name => names.idOf('line', name)),
        accounts: accounts.map(name => names.idOf('account', name)),
      };
    },
  });
}

function pageRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/subscribers/:subscriber/page', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'linePage',
      summary: 'Everything that the page of a line shows, but its normal; takes an id or a number',
      params: lineParams,
      response: { 200: linePageSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return linePage(request, parts, request.params.subscriber);
    },
  });
}

async function linePage(request: FastifyRequest, parts: DeskParts, subscriber: string) {
  const asOfMs = parts.clock.nowMs();
  const page = await lineOf(request, parts, subscriber);
  const { subscriber: listed, measures, cases, usage } = page;
  const billed = { subscriber, billingDay: listed?.billingDay ?? 1 };
  const query = { subscriber, limit: papersShown };
  const [stage, paper, barrings, claims, messages] = await Promise.all([
    stageOfLine(request, parts, subscriber, cases),
    parts.lines.paper(billed, asOfMs),
    parts.told.barrings(subscriber),
    parts.claims.claims(query),
    parts.told.messages(query),
  ]);
  const { authorisation, callsInProgress, accruedMilliYen } = parts.linesNow.lineNow(subscriber);
  const account = listed?.account ?? cases[0]?.account ?? '';
  return {
    id: parts.names.idOf('line', subscriber),
    accountId: parts.names.idOf('account', account),
    number: subscriber,
    listed: listed === undefined ? null : presentSubscriber(listed, readerOf(request, parts)),
    asOfMs,
    stage,
    now: {
      callsInProgress,
      accruedMilliYen: Math.round(accruedMilliYen),
      authorisation: authorisation === undefined ? null : granted(authorisation),
    },
    months: paper.months,
    usage: presentUsage(usage, stage),
    contacts: page.contacts.map(contact => shownContact(contact, subscriber, asOfMs)),
    measures: measures.map(measure => presentMeasure(measure, stage)),
    barrings,
    orders: paper.orders,
    cases,
    claims: claims.rows.map(claim => presentClaim(claim, asOfMs)),
    messages: messages.rows.map(presentMessage),
    acts: paper.acts.map(act => ({ ...act, why: maskNumbersIn(act.why) })),
  };
}

function granted({ overYen, hours, countries }: Readonly<NonNullable<Granted>>) {
  const rest = { hours: [...hours], countries: [...countries] };
  return overYen === undefined ? rest : { overYen, ...rest };
}
type Granted = ReturnType<DeskParts['linesNow']['lineNow']>['authorisation'];

/** A contact that is the line itself, or was changed lately, may be the thief's. */
function shownContact(contact: Contact, subscriber: string, nowMs: number) {
  const { address, changedMs } = contact;
  const settled = changedMs === undefined || nowMs - changedMs >= settledMs;
  const usable = settled && address !== subscriber;
  return { ...presentContact(contact, false), usable };
}

function accountPageRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/accounts/:account/page', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'accountPage',
      summary: 'An account with what its lines used, their cases and measures',
      params: accountParams,
      response: { 200: accountPageSchema },
    },
    handler: async (request, reply) => {
      const { account } = request.params;
      const page = await accountNamed(request, parts, account);
      const asOfMs = parts.clock.nowMs();
      const lines = await parts.lines.accountLines(account, asOfMs, toldTo(request));
      const to = readerOf(request, parts);
      reply.header('cache-control', 'no-store');
      return {
        id: parts.names.idOf('account', account),
        account,
        name: (to.named ? lines.find(one => one.line.name !== undefined)?.line.name : null) ?? null,
        asOfMs,
        lines: lines.map(({ line, ...rest }) => ({ ...presentSubscriber(line, to), ...rest })),
        cases: page.cases.map(row => ({
          ...row,
          lineId: parts.names.idOf('line', row.subscriber),
        })),
      };
    },
  });
}
