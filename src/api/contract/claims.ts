// What a subscriber is to have back.
import { z } from 'zod';
import { claimBases, claimStates } from '../../core/compensation/claim.ts';
import * as field from './fields.ts';
import { contract } from './registry.ts';

export const fileClaimSchema = z.strictObject({
  subscriber: field.subscriberNumber,
  basis: z
    .enum(claimBases)
    .describe('from a request to bar until it was done, or from the case until the stop'),
  why: field.why,
});
fileClaimSchema.register(contract, { id: 'FileClaim' });

export const claimSchema = z.object({
  id: z.string(),
  case: z.string(),
  subscriber: z.string(),
  basis: z.enum(claimBases),
  openedBy: z.string(),
  openedMs: z.number(),
  fromMs: z.number(),
  toMs: z.number(),
  calls: z.int().describe('charged calls that were set up in the period'),
  yen: z.int().describe('their sum, rounded up'),
  why: z.string(),
  approval: z.string().describe('the request that a second person decides'),
  state: z.enum(claimStates),
  decidedBy: z.string().nullable(),
  decidedMs: z.number().nullable(),
});
claimSchema.register(contract, { id: 'Claim' });
export type ClaimView = z.infer<typeof claimSchema>;

export const claimParams = z.strictObject({ claim: field.id });
export const claimQuerySchema = z.strictObject({
  case: field.caseName.exactOptional(),
  subscriber: field.subscriberNumber.exactOptional(),
  ...field.pageQuery,
});
