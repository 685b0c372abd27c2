import { z } from 'zod';

/** RFC 9457 problem details: how every refused request is answered. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  /** One thing wrong each: where, as a path into the request, and what. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What to do first: confirm with the authenticator, give a reason, have it approved. */
  needs: z.enum(['step-up', 'reason', 'approval']).optional(),
  /** Of an act that was refused: the conditions that were asked, met or not. */
  gates: z.array(z.object({ gate: z.string(), met: z.boolean(), fact: z.string() })).optional(),
});

export type ProblemNeed = NonNullable<Problem['needs']>;
export type Problem = z.infer<typeof problemSchema>;
