import type { CallContext } from './call-context.ts';

/** Unallocated, premium, satellite and manipulated numbers. Fooled by: ordinary misdialling. */
export function numberRange(context: CallContext): number {
  let evidence = 0;
  switch (context.numberType) {
    case 'premium':
      evidence = 700;
      break;
    case 'satellite':
    case 'shared-cost':
    case 'personal':
      evidence = 300;
      break;
    default:
  }
  switch (context.status) {
    case 'unallocated':
      return Math.max(evidence, 600);
    case 'manipulated':
      return Math.max(evidence, 500);
    case 'too-long':
    case 'too-short':
      return Math.max(evidence, 300);
    default:
      return evidence;
  }
}
