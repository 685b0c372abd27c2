// Every measure begun or ended goes into the audit log, with who or what decided.
import type { Decision } from '../../core/case/decision.ts';
import type { AuditEntry, AuditLog } from '../../store/audit-log.ts';

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

/** Gathers entries and writes them one batch at a time; a failure is told and tried again. */
export class AuditWriter {
  readonly #log: AuditLog;
  readonly #report: (error: unknown) => void;
  #waiting: AuditEntry[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(log: AuditLog, report: (error: unknown) => void) {
    this.#log = log;
    this.#report = report;
  }

  add(entry: AuditEntry): void {
    this.#waiting.push(entry);
    this.#writing = this.#writing.then(() => this.#write());
  }

  async #write(): Promise<void> {
    const entries = this.#waiting.splice(0);
    if (entries.length === 0) return;
    try {
      await this.#log.append(entries);
    } catch (error) {
      this.#report(error);
      this.#waiting.unshift(...entries);
    }
  }

  /** Resolves when what was added has been written or has failed. */
  async flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }
}
