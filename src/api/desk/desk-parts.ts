// What the routes of the case desk need, and what all of them do.
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import type { Role } from '../../core/access/permissions.ts';
import type { Act, ActKind } from '../../core/case/act.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { actOnDisk, type DurableActs } from '../../workflow/act-on-disk.ts';
import type {
  ClaimBook,
  DeskReader,
  DeskWork,
  LineReader,
  LinesNow,
  Reports,
  RequestKeys,
  RetentionBook,
} from '../../workflow/desk-ports.ts';
import type {
  BacktestBook,
  BacktestRunner,
  ListDesk,
  PolicyBook,
  PolicyTexts,
  ShadowRunner,
} from '../../workflow/policy-ports.ts';
import {
  type ActResult,
  type CaseReader,
  type CaseWriter,
  type Clock,
  JournalError,
  type Proposals,
} from '../../workflow/ports.ts';
import type { LineWatch, StoryReader } from '../../workflow/story-ports.ts';
import { requireStepUp } from '../guard.ts';
import type { NetworkParts } from '../network/network-parts.ts';
import { ActRefused, ApiError } from '../present-error.ts';
import type { CaseworkParts } from './casework-parts.ts';
import type { DeskEvents } from './desk-events.ts';
import type { OpaqueNames } from './opaque-names.ts';
import type { QueueParts } from './queue-parts.ts';

export interface DeskParts {
  readonly acts: DurableActs;
  readonly proposals: Proposals;
  readonly reader: CaseReader;
  readonly lines: LineReader;
  readonly reports: Reports;
  readonly linesNow: LinesNow;
  /** What stands for lines and accounts in addresses. */
  readonly names: OpaqueNames;
  readonly writer: CaseWriter;
  readonly work: DeskWork;
  readonly keys: RequestKeys;
  readonly told: DeskReader;
  readonly claims: ClaimBook;
  readonly retention: RetentionBook;
  /** What spans lines. */
  readonly network: NetworkParts;
  readonly stories: StoryReader;
  readonly watch: LineWatch;
  /** Zone of the carrier. */
  readonly timeZone: string;
  readonly policy: PolicyParts;
  readonly lists: ListDesk;
  /** How many days each class of data is kept. */
  readonly retentionDays: Readonly<Record<string, number>>;
  /** Texts of messages filled in with an example. */
  readonly previewNotices: (choice: {
    readonly kind?: string;
    readonly language?: string;
    readonly channel?: string;
  }) => string;
  readonly events: DeskEvents;
  readonly queue: QueueParts;
  /** Roles that have to have an authenticator: they confirm with it what they approve. */
  readonly confirmingRoles: ReadonlySet<Role>;
  /** What working on a case and its evidence pack take. */
  readonly casework: CaseworkParts;
  /** Clock of the calls: what people do is in the same time. */
  readonly clock: Clock;
  /** Called after the restricted list changed, so that the engine takes it over. */
  readonly listChanged: () => void;
  /** Most server-sent streams at once. */
  readonly streamsMax?: number;
  readonly heartbeatMs?: number;
}

export interface PolicyParts {
  readonly book: PolicyBook;
  readonly texts: PolicyTexts;
  readonly backtests: BacktestBook;
  readonly runner: BacktestRunner;
  readonly shadow: ShadowRunner;
  /** Whether there is an announcement that callers can be led to. */
  readonly challengesPossible: boolean;
  /** As the engine has it. */
  live(): Policy;
  /** Another version is in force: resolves when the engine has it. */
  changed(): Promise<void>;
}

/** An audit entry about what the caller does. */
export function auditOf(
  request: FastifyRequest,
  parts: Pick<DeskParts, 'clock'>,
  entry: Pick<AuditEntry, 'what' | 'why' | 'subject' | 'called'>,
): AuditEntry {
  return { atMs: parts.clock.nowMs(), who: request.caller.who, ...entry };
}

/** The id under which a repetition of this request is known. */
export function requestId(request: FastifyRequest): string {
  const key = String(request.headers['idempotency-key'] ?? '');
  return createHash('sha256')
    .update(JSON.stringify([request.caller.who, key]))
    .digest('hex');
}

/**
 * Carries an act out and writes it into the audit log. Throws ApiError 409 with the gates when the
 * rules refuse it, 503 while it cannot be journalled.
 */
export async function carryOut(
  request: FastifyRequest,
  parts: DeskParts,
  asked: { readonly act: ActKind; readonly why: string; readonly subject: string; id?: string },
): Promise<{ done: true; case?: string }> {
  const { act, why, subject } = asked;
  const id = asked.id ?? requestId(request);
  const result = await actOrLater(parts.acts, { id, by: request.caller.who, why, act });
  // The journal has it, whatever becomes of this entry.
  const what = result.done ? `act.${act.kind}` : `act.${act.kind}.refused`;
  await parts.work.record(auditOf(request, parts, { what, why, subject }));
  if (!result.done) throw refusalOf(result);
  return { done: true, ...(result.case === undefined ? {} : { case: result.case }) };
}

/** Gives the result once a crash cannot undo it. Throws ApiError 503 while that cannot be. */
export async function actOrLater(acts: DurableActs, act: Act): Promise<ActResult> {
  try {
    const result = await actOnDisk(acts, act);
    if (result !== undefined) return result;
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
  }
  throw new ApiError(503, 'Nothing can be written at the moment; send the request again.');
}

/** What the caller is told when the rules do not do it. */
export function refusalOf({ reason, gates }: Extract<ActResult, { done: false }>): ApiError {
  if (reason.startsWith('unknown-')) {
    return new ApiError(404, `There is no such ${reason.slice('unknown-'.length)}.`);
  }
  if (reason === 'repeated') {
    return new ActRefused('This was sent before; the case tells what became of it.', gates);
  }
  if (gates.some(gate => !gate.met)) {
    return new ActRefused(`Not every gate is met: ${reason}.`, gates);
  }
  return new ActRefused(`The rules refuse it: ${reason}.`, gates);
}

/** How long ago the authenticator may have confirmed what takes it. */
export const stepUpAgeMs = 5 * 60_000;

/** Whatever opens a line in full, by whichever way. Throws ApiError 403. */
export function requireRestoring(request: FastifyRequest): void {
  if (!request.caller.permissions.has('line.restore')) {
    throw new ApiError(403, 'Opening in full needs line.restore.');
  }
  requireStepUp(request, stepUpAgeMs);
}

/** A key that is bound to an account sees nothing of another; what it may not see is not there. */
export function accountOf(request: FastifyRequest): string | undefined {
  return request.caller.key?.account;
}

/** The object is there and the caller's. Throws ApiError 404. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new ApiError(404, `There is no such ${what}.`);
  return value;
}

/** In fours: the audit log takes a long run of digits for a telephone number, and masks it. */
export function speltHash(sha256: string): string {
  return `SHA-256 ${sha256.match(/.{4}/g)?.join(':')}`;
}
