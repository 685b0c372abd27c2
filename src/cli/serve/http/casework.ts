// What working on a case takes beside the store: the desk's outlook, rates, printing.
import { performance } from 'node:perf_hooks';
import type { CaseworkParts } from '../../../api/desk/casework-parts.ts';
import { ContactClaims } from '../../../api/desk/contact-claims.ts';
import { tariffFor } from '../../../core/rating/rate-call.ts';
import { PdfPrinter } from '../../../exchange/pdf/pdf-printer.ts';
import type { CaseAudit } from '../../../workflow/casework-ports.ts';
import { contactOutlook } from '../../../workflow/contact-outlook.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import { carrierWords } from '../../notices/message-renderer.ts';

export function casework(from: {
  readonly audit: CaseAudit;
  readonly settings: Parameters<typeof carrierWords>[0];
  readonly driver: Pick<LiveDriver, 'desk' | 'engine'>;
}): CaseworkParts {
  const { audit, settings, driver } = from;
  const { carrier, zoneAt } = carrierWords(settings);
  return {
    audit,
    carrier,
    zoneAt,
    outlook: name => contactOutlook(driver.desk, driver.engine.state.policy, name),
    tariff: (e164, atMs) => tariffFor(driver.engine.derived.deck, e164, atMs),
    printer: new PdfPrinter(),
    calling: new ContactClaims(() => performance.now()),
  };
}
