// What needs a second person: which pair of permissions, which act, and whether it takes a code.
import type { FastifyRequest } from 'fastify';
import type { Approval, ApprovalKind, Matter } from '../../core/access/approvals.ts';
import type { FourEyesAct } from '../../core/access/four-eyes.ts';
import type { ActKind } from '../../core/case/act.ts';
import { type DeskParts, found } from './desk-parts.ts';
import { isOfCountryBlock, mayKnowBlocks } from './told-to.ts';

export const eyesOf: Readonly<Record<ApprovalKind, FourEyesAct>> = {
  'country-block': 'country-block',
  'source-block': 'wide-source-block',
  'block-extension': 'country-block',
  'list-edit': 'list-edit',
  unmask: 'unmasking',
  compensation: 'compensation',
  policy: 'policy',
  'bulk-export': 'bulk-export',
};

/** The request, if the caller may know of it. Throws ApiError 404. */
export async function approvalOf(
  request: FastifyRequest,
  { work }: Pick<DeskParts, 'work'>,
  id: string,
): Promise<Approval> {
  const approval = found(await work.approval(id), 'approval');
  const told = mayKnowBlocks(request) || !isOfCountryBlock(approval.matter);
  return found(told ? approval : undefined, 'approval');
}

export function actOf(matter: Matter, approvals: readonly string[]): ActKind | undefined {
  if (matter.kind === 'country-block') {
    const { country, lastsMs } = matter;
    return { kind: 'block', subject: { kind: 'country', country }, lastsMs, approvals };
  }
  if (matter.kind === 'source-block') {
    const { sourceIp, lastsMs } = matter;
    return { kind: 'block', subject: { kind: 'source', sourceIp }, lastsMs, approvals };
  }
  if (matter.kind === 'block-extension') {
    const { subject, untilMs } = matter;
    return { kind: 'extend', subject, untilMs, approvals };
  }
  return undefined;
}

/** Whoever has to have an authenticator confirms an approval with it. */
export function confirmsApproval({ caller }: FastifyRequest, parts: DeskParts): boolean {
  const { role } = caller;
  return role !== undefined && role !== 'machine' && parts.confirmingRoles.has(role);
}
