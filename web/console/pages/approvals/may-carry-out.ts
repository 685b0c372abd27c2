import type { ApprovalKind } from '../../../../src/core/access/approvals.ts';
import { type FourEyesAct, fourEyes } from '../../../../src/core/access/four-eyes.ts';
import { personName } from '../../../ui/words/person-name.ts';
import type { Me } from '../../shell/use-me.ts';
import type { Approval } from './matter-text.ts';

const actOf: Readonly<Record<ApprovalKind, FourEyesAct>> = {
  'country-block': 'country-block',
  'source-block': 'wide-source-block',
  'block-extension': 'country-block',
  'list-edit': 'list-edit',
  unmask: 'unmasking',
  compensation: 'compensation',
  'bulk-export': 'bulk-export',
  policy: 'policy',
};

/** Why this person does not carry it out; undefined: they may. */
export function mayCarryOut(
  { matter, askedBy }: Pick<Approval, 'matter' | 'askedBy'>,
  me: Pick<Me, 'name' | 'may'>,
): 'carryNot' | 'carryOwn' | undefined {
  const act = actOf[matter.kind as ApprovalKind];
  if (act === undefined || !me.may(fourEyes[act].ask)) return 'carryNot';
  const personal = matter.kind === 'unmask' || matter.kind === 'bulk-export';
  return personal && personName(askedBy) !== me.name ? 'carryOwn' : undefined;
}
