// A request for a second person as it stands now.
import { z } from 'zod';
import { approvalSchema, restrictedListSchema } from './approvals.ts';
import { caseRowSchema } from './cases.ts';
import { claimSchema } from './claims.ts';
import { gateSchema, proposalSchema } from './measures.ts';
import { contract } from './registry.ts';

export const approvalNowSchema = z.object({
  approval: z.string(),
  state: approvalSchema.shape.state,
  nowMs: z.number(),
  problem: z
    .enum(['not-a-person', 'no-permission', 'own-request'])
    .nullable()
    .describe('why the caller may not approve it; null: they may'),
  mayRefuse: z.boolean().describe('or take it back, if it is their own'),
  needsStepUp: z.boolean().describe('approving takes a fresh code of the authenticator'),
  effect: proposalSchema
    .pick({
      subjects: true,
      allowed: true,
      reason: true,
      scope: true,
      beginMs: true,
      endMs: true,
      gates: true,
    })
    .nullable()
    .describe('of a measure: what carrying it out would come to now'),
  changed: z
    .array(z.object({ gate: z.string(), was: gateSchema.nullable(), is: gateSchema.nullable() }))
    .readonly()
    .describe('gates that are other than when it was asked'),
  entries: z
    .array(
      z.object({
        prefix: z.string(),
        now: restrictedListSchema.shape.entries.unwrap().element.nullable(),
      }),
    )
    .readonly()
    .describe('of a change of the restricted list: what stands there now'),
  case: caseRowSchema
    .pick({ case: true, state: true, exposureYen: true, lossPerHourYen: true, assignee: true })
    .extend({ calls: z.number().nullable() })
    .nullable(),
  claim: claimSchema.nullable(),
});
approvalNowSchema.register(contract, { id: 'ApprovalNow' });
export type ApprovalNow = z.infer<typeof approvalNowSchema>;
