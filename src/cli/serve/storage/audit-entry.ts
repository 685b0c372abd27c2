// Every measure begun, opened in part or ended goes into the audit log with who or what decided,
// and so does what a subscriber says by a link. What people do over HTTP is written there, with
// the reason they gave.
import type { AuditEntry } from '../../../core/access/audit-entry.ts';
import type { Decision, RestorationDecision } from '../../../core/case/decision.ts';

export function auditEntry(decision: Decision): AuditEntry | undefined {
  const { timeMs: atMs, by, reasons } = decision;
  const reason = reasons?.[0]?.text ?? '';
  switch (decision.type) {
    case 'suspension':
    case 'source-block':
    case 'country-block': {
      const { type, ground, renewal } = decision;
      return {
        atMs,
        who: whoOf(decision),
        what: `${type}.${renewal === undefined ? 'begin' : 'renew'}`,
        why: `${type === 'suspension' ? 'ground ' : ''}${ground}: ${reason}`,
        subject: `${decision.case} ${subjectOf(decision)}`,
      };
    }
    case 'barring':
      return {
        atMs,
        who: whoOf(decision),
        what: 'barring.begin',
        why: decision.on === 'request' ? 'the subscriber asked for it' : 'the subscriber consented',
        subject: `${decision.case} ${decision.subscriber}`,
      };
    case 'restoration':
      return {
        atMs,
        who: whoOf(decision),
        what: decision.stage === 'usual' ? 'measure.open-in-part' : 'measure.end',
        why: whyRestored(decision),
        subject: `${decision.case} ${subjectOf(decision)}`,
      };
    case 'contact': {
      if (by !== 'subscriber') return undefined;
      const { case: name, attempt, result, subscriber } = decision;
      const why = `by the link of attempt ${attempt}: ${result}`;
      return { atMs, who: by, what: 'contact.answer', why, subject: `${name} ${subscriber}` };
    }
    default:
      return undefined;
  }
}

/** A person, or the policy that was in force. */
function whoOf({ by, policy }: Decision): string {
  return by ?? `policy ${policy ?? ''}`.trim();
}

function whyRestored({ by, stage }: RestorationDecision): string {
  if (stage === 'usual') return 'opened again to usual destinations';
  if (stage === 'all') return 'opened again in full';
  return by === undefined ? 'its end was reached, or the subscriber was heard' : 'ended early';
}

function subjectOf(of: {
  readonly subscriber?: string;
  readonly sourceIp?: string;
  readonly country?: string;
}): string {
  return of.subscriber ?? of.sourceIp ?? of.country ?? '';
}
