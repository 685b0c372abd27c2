// The one place where an error becomes an answer (RFC 9457 problem details).
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../core/barring/gates.ts';
import { BadCursorError } from '../workflow/ports.ts';
import type { Problem, ProblemNeed } from './contract/problem.ts';

/** A request that is answered with a problem; `message` is shown to the caller. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  /** What the caller must do first, in a word that a page can act upon. */
  readonly needs: ProblemNeed | undefined;
  constructor(status: number, message: string, needs?: ProblemNeed) {
    super(message);
    this.status = status;
    this.needs = needs;
  }
}

/** The rules refuse an act; the gates tell why. */
export class ActRefused extends ApiError {
  override name = 'ActRefused';
  readonly gates: readonly Gate[];
  constructor(message: string, gates: readonly Gate[]) {
    super(409, message);
    this.gates = gates;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Refused as things stand',
  412: 'Changed meanwhile',
  413: 'Too large',
  414: 'Address too long',
  415: 'Content type not taken',
  421: 'Wrong host',
  422: 'Key used before',
  428: 'Version missing',
  429: 'Too many requests',
  500: 'Defect in Sekisho',
  503: 'Not serving',
};

/** Answers with a problem. What is not the caller's doing goes to `report` and tells no detail. */
export function presentError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  report: (error: unknown) => void,
): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500 && !(error instanceof ApiError)) report(error);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="sekisho"');
  // After 413 the rest of the body is unread, so the connection cannot carry another request.
  if (problem.status === 413) reply.header('connection', 'close');
  reply.header('cache-control', 'no-store');
  const text = request.method === 'HEAD' ? '' : JSON.stringify(problem);
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(text);
}

/** The problem that stands for an error of any kind. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) {
    const { status, message, needs } = error;
    const gates = error instanceof ActRefused ? { gates: [...error.gates] } : {};
    return { ...problem(status, message), ...(needs === undefined ? {} : { needs }), ...gates };
  }
  if (error instanceof BadCursorError) return problem(400, 'Take the cursor from the page before.');
  // The store is away or busy: nothing was done.
  if (error instanceof Error && 'retryable' in error && error.retryable === true) {
    return problem(503, 'The store does not answer; send the request again in a while.');
  }
  const known = error as Partial<FastifyError>;
  const status = known.statusCode ?? 500;
  if (status < 400 || status >= 500) return problem(500, 'The request could not be carried out.');
  const errors = known.validation?.map(issue => ({
    path: issue.instancePath || '/',
    message: issue.message ?? 'not as described',
  }));
  if (errors === undefined) return problem(status, known.message ?? '');
  const first = errors[0]!;
  return { ...problem(status, `${first.path}: ${first.message}`), errors };
}

function problem(status: number, detail: string): Problem {
  return { type: 'about:blank', title: titles[status] ?? 'Refused', status, detail };
}
