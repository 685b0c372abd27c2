// What working on a case takes beside the parts of every desk route.
import type { ZoneText } from '../../core/call/call-event.ts';
import type { MessageLanguage } from '../../core/case/message-order.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import type { CaseAudit, PaperPrinter } from '../../workflow/casework-ports.ts';
import type { ContactOutlook } from '../../workflow/contact-outlook.ts';
import type { ContactClaims } from './contact-claims.ts';

export interface CaseworkParts {
  readonly audit: CaseAudit;
  /** What is told of the carrier to others. */
  readonly carrier: Readonly<Record<MessageLanguage, string>>;
  readonly zoneAt: (timeMs: number) => ZoneText;
  /** What the contact plan of an open case has come to. */
  readonly outlook: (caseName: string) => ContactOutlook | undefined;
  /** The rate of a number at a time, by the deck in force. */
  readonly tariff: (e164: string, atMs: number) => RateRow | undefined;
  readonly printer: PaperPrinter;
  /** Who is on the telephone with the owner of which case. */
  readonly calling: ContactClaims;
}
