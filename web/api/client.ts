// Every request of the pages goes through here. Types come from the server's own description.
import createClient from 'openapi-fetch';
import { ApiProblem } from './api-problem.ts';
import type { components, paths } from './open-api.generated.ts';
import { askForProof, type Proof } from './sign-in-again.ts';

/** What the server answers with, by name: `Schemas['CaseRow']`. */
export type Schemas = components['schemas'];

/**
 * `api.GET('/v1/cases', { params: { query: { limit: 50 } } })`; give it to `answered`. A POST gets
 * an Idempotency-Key of its own, the same when it has to be sent again after a sign-in.
 */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  fetch: send,
});

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's data. Throws ApiProblem for whatever was refused. */
export async function answered<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  return (await answeredWhole(request)).data;
}

/** The answer's data and its ETag, for what two people may change at once (send it as If-Match). */
export async function answeredWhole<Data>(
  request: Promise<Answer<Data>>,
): Promise<{ readonly data: Data; readonly etag: string }> {
  const { data, error, response } = await request;
  if (!response.ok) throw problemOf(error, response);
  return { data: data as Data, etag: response.headers.get('etag') ?? '' };
}

function problemOf(error: unknown, response: Response): ApiProblem {
  const { status } = response;
  if (typeof error === 'object' && error !== null && 'detail' in error) {
    return new ApiProblem({ ...(error as { detail: string }), status });
  }
  return new ApiProblem({ status, detail: response.statusText });
}

async function send(asked: Request): Promise<Response> {
  const request = withBody(asked);
  if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
    request.headers.set('idempotency-key', newKey());
  }
  const answer = await fetchOnce(request.clone());
  const proof = await proofNeeded(request, answer);
  if (proof === undefined || !(await askForProof(proof))) return answer;
  return fetchOnce(request);
}

/** What is sent is JSON, as no form elsewhere could send it, also where nothing is to be said. */
function withBody(request: Request): Request {
  if (request.method !== 'POST' || request.headers.has('content-type')) return request;
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  return new Request(request, { headers, body: '{}' });
}

async function fetchOnce(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    throw new ApiProblem({ status: 0, detail: 'offline' });
  }
}

/** Sign-in itself is never asked for again: it says what is wrong. */
async function proofNeeded(request: Request, answer: Response): Promise<Proof | undefined> {
  if (/\/v1\/(sign-in|me\/step-up|set-up)/.test(request.url)) return undefined;
  if (answer.status === 401) return 'sign-in';
  if (answer.status !== 403) return undefined;
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const needs = (problem as { needs?: string } | undefined)?.needs;
  return needs === 'step-up' ? 'step-up' : undefined;
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
