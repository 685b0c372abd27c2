// The tables of migrations/0006-desk-work.sql and 0008-claims.sql as kysely sees them.
import type { Approval } from '../core/access/approvals.ts';
import type { Disclosure } from '../core/access/disclosure.ts';
import type { Claim } from '../core/compensation/claim.ts';

export interface DeskTables {
  case_notes: { id: string; case_id: string; by_whom: string; at: Date; text: string };
  case_attachments: {
    id: string;
    case_id: string;
    by_whom: string;
    at: Date;
    name: string;
    media_type: string;
    bytes: number;
    sha256: string;
    content: Buffer;
  };
  approvals: {
    id: string;
    kind: Approval['matter']['kind'];
    state: Approval['state'];
    asked_by: string;
    asked: Date;
    expires: Date;
    decided_by: string | null;
    body: Approval;
  };
  disclosures: {
    id: string;
    by_whom: string;
    subject_kind: Disclosure['of']['kind'];
    subject: string;
    opened: Date;
    ends: Date;
    body: Disclosure;
  };
  claims: {
    id: string;
    case_id: string;
    subscriber: string;
    basis: Claim['basis'];
    opened_by: string;
    opened: Date;
    period_from: Date;
    period_to: Date;
    calls: number;
    milli_yen: number;
    why: string;
    approval: string;
    state: Exclude<Claim['state'], 'expired'>;
    decided_by: string | null;
    decided: Date | null;
  };
  restricted_authors: { prefix: string; author: string; approver: string };
  request_keys: {
    who: string;
    key: string;
    digest: string;
    claimed: Date;
    status: number | null;
    body: string | null;
  };
}
