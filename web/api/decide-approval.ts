import { answered, api, type Schemas } from './client.ts';

/** `use`: what was approved is carried out. */
export type ApprovalStep = 'approve' | 'refuse' | 'use';

/** What a second person says to a request, and why. */
export function decideApproval(
  approval: string,
  step: ApprovalStep,
  why: string,
): Promise<Schemas['Approval']> {
  const said = { params: { path: { approval } }, body: { why } };
  switch (step) {
    case 'approve':
      return answered(api.POST('/v1/approvals/{approval}/approve', said));
    case 'refuse':
      return answered(api.POST('/v1/approvals/{approval}/refuse', said));
    case 'use':
      return answered(api.POST('/v1/approvals/{approval}/use', said));
  }
}
