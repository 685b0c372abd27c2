import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { contract } from './contract/registry.ts';

/** One thing that must serve. `check` gives undefined when it does, else what is wrong. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<string | undefined> | string | undefined;
}

const healthSchema = z.object({
  ok: z.boolean(),
  /** `ok`, or what is wrong; `failing` to whoever may not read more. */
  checks: z.record(z.string(), z.string()),
});
healthSchema.register(contract, { id: 'Health' });

type Health = z.infer<typeof healthSchema>;

/**
 * `GET /v1/health`: 200 when everything serves, 503 when something does not. Needs no key; what
 * is wrong is told only to callers that may read. Requests at one time share one round of checks.
 */
export function healthRoute(
  app: FastifyInstance,
  checks: readonly HealthCheck[],
  timeoutMs: number,
): void {
  let running: Promise<Health> | undefined;
  app.withTypeProvider<ZodTypeProvider>().get('/v1/health', {
    config: { scope: 'public' },
    schema: {
      operationId: 'health',
      summary: 'Whether everything serves',
      security: [],
      response: { 200: healthSchema, 503: healthSchema },
    },
    handler: async (request, reply) => {
      running ??= examine(checks, timeoutMs).finally(() => {
        running = undefined;
      });
      const health = await running;
      reply.header('cache-control', 'no-store').code(health.ok ? 200 : 503);
      return request.caller.scopes.has('read') ? health : withoutDetail(health);
    },
  });
}

async function examine(checks: readonly HealthCheck[], timeoutMs: number): Promise<Health> {
  const results = await Promise.all(checks.map(check => outcome(check, timeoutMs)));
  return {
    ok: results.every(result => result === 'ok'),
    checks: Object.fromEntries(checks.map((check, index) => [check.name, results[index]!])),
  };
}

async function outcome(check: HealthCheck, timeoutMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>(resolve => {
    timer = setTimeout(() => resolve(`no answer within ${timeoutMs} ms`), timeoutMs);
  });
  try {
    return (await Promise.race([check.check(), late])) ?? 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

function withoutDetail(health: Health): Health {
  const checks = Object.entries(health.checks).map(([name, result]) => {
    return [name, result === 'ok' ? 'ok' : 'failing'] as const;
  });
  return { ok: health.ok, checks: Object.fromEntries(checks) };
}
