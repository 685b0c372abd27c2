// Every measure begun or ended goes into the audit log, with who or what decided.

import type { AuditEntry } from '../../core/access/audit-entry.ts';
import type { Decision } from '../../core/case/decision.ts';

export function auditEntry(decision: Decision, policy: string): AuditEntry | undefined {
  const who = `policy ${policy}`;
  switch (decision.type) {
    case 'suspension':
      return {
        atMs: decision.timeMs,
        who,
        what: decision.renewal === undefined ? 'suspension.begin' : 'suspension.renew',
        why: `ground ${decision.ground}: ${decision.reasons?.[0]?.text ?? ''}`,
        subject: `${decision.case} ${decision.subscriber}`,
      };
    case 'source-block':
    case 'country-block': {
      const what = decision.type === 'source-block' ? decision.sourceIp : decision.country;
      return {
        atMs: decision.timeMs,
        who,
        what: `${decision.type}.begin`,
        why: `${decision.ground}: ${decision.reasons?.[0]?.text ?? ''}`,
        subject: `${decision.case} ${what}`,
      };
    }
    case 'restoration':
      return {
        atMs: decision.timeMs,
        who,
        what: 'measure.end',
        why: 'its end was reached, or the subscriber was heard',
        subject: `${decision.case} ${decision.subscriber ?? decision.sourceIp ?? decision.country}`,
      };
    default:
      return undefined;
  }
}
