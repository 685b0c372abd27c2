// The page behind an answer link. Opening it changes nothing, since mail scanners open links; the
// answer is a form of its own, and the token in its address is what proves who may send it.
import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkAnswer } from '../core/case/message-fate.ts';
import type { MessageLanguage } from '../core/case/message-order.ts';
import type { AnswerLinks } from '../workflow/answer-links.ts';
import { AnswerHtml, type AnswerPageFacts, answerPagePolicy } from './answer-html.ts';
import { RateLimit } from './rate-limit.ts';

/** The answer page; absent where no links are sent. */
export interface AnswerPageParts {
  readonly links: AnswerLinks;
  readonly facts: AnswerPageFacts;
  /** Of a browser that prefers neither language. */
  readonly language: MessageLanguage;
}

type TokenRequest = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: unknown } }>;

const bodyBytesMax = 1_024;
const perMinute = 60;
const keysMax = 10_000;
const answers: ReadonlySet<string> = new Set(['mine', 'not-mine', 'unsure']);

export function answerPage(
  app: FastifyInstance,
  parts: AnswerPageParts | undefined,
  report: (error: unknown) => void,
): void {
  if (parts === undefined) return;
  app.register(async scope => answerRoutes(scope, parts, report));
}

function answerRoutes(
  app: FastifyInstance,
  parts: AnswerPageParts,
  report: (error: unknown) => void,
): void {
  const { links, language: fallback } = parts;
  const nowMs = (): number => performance.now();
  const html = new AnswerHtml(parts.facts);
  // Genuine links are counted each for itself, so that nobody's guesses keep a subscriber out.
  const limit = new RateLimit(perMinute, keysMax, nowMs);
  const guesses = new RateLimit(perMinute, keysMax, nowMs);
  const mayAsk = (token: string, request: FastifyRequest): boolean =>
    links.isGenuine(token) ? limit.take(token) : guesses.take(request.ip);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: bodyBytesMax },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );
  const config = { scope: 'public', form: true } as const;
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if ((error.statusCode ?? 500) < 500) throw error;
    report(error);
    const language = languageOf(request, undefined, fallback);
    return send(reply, 503, html.later(language), language);
  });
  app.get('/a/:token', {
    config,
    schema: { hide: true },
    handler: async (request: TokenRequest, reply) => {
      const language = languageOf(request, request.query.lang, fallback);
      const { token } = request.params;
      if (!mayAsk(token, request)) return send(reply, 429, html.later(language), language);
      const asked = await links.question(token);
      if (asked === undefined) return send(reply, 404, html.invalid(language), language);
      return send(reply, 200, html.question(asked, token, language), language);
    },
  });
  app.post('/a/:token', {
    config,
    bodyLimit: bodyBytesMax,
    schema: { hide: true },
    handler: async (request: TokenRequest, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const language = languageOf(request, form.get('lang'), fallback);
      const answer = form.get('answer') ?? '';
      const { token } = request.params;
      if (!mayAsk(token, request)) return send(reply, 429, html.later(language), language);
      if (!isAnswer(answer)) return send(reply, 404, html.invalid(language), language);
      const taken = await links.answer(token, answer);
      if (taken === 'invalid') return send(reply, 404, html.invalid(language), language);
      if (taken === 'later') return send(reply, 503, html.later(language), language);
      return send(reply, 200, html.taken(taken, language), language);
    },
  });
}

function isAnswer(text: string): text is LinkAnswer {
  return answers.has(text);
}

function send(
  reply: FastifyReply,
  status: number,
  page: string,
  language: MessageLanguage,
): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': answerPagePolicy,
      'content-language': language,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    })
    .type('text/html; charset=utf-8')
    .send(page);
}

/** What was asked for, else the first of the browser's languages that there is. */
function languageOf(
  request: FastifyRequest,
  asked: unknown,
  fallback: MessageLanguage,
): MessageLanguage {
  if (asked === 'ja' || asked === 'en') return asked;
  const preferred = request.headers['accept-language'] ?? '';
  for (const part of preferred.slice(0, 200).split(',')) {
    const found = /^\s*(ja|en)\b/i.exec(part)?.[1]?.toLowerCase();
    if (found === 'ja' || found === 'en') return found;
  }
  return fallback;
}
