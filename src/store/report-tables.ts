// The tables of 0014-lines-and-reports.sql as kysely sees them.
import type { Generated } from 'kysely';

export interface ReportTables {
  case_facts: {
    case_id: string;
    first_call: Date | null;
    countries: Generated<string[]>;
    pace_yen: Generated<number>;
    refused: Generated<number>;
    challenged: Generated<number>;
    released: Generated<number>;
    first_met: Date | null;
    spans: Generated<number>;
    sums_at: Date | null;
  };
  traffic_hours: {
    hour: Date;
    country: string;
    service: string;
    verdict: string;
    calls: number;
    answered: number;
    seconds: number;
    milli_yen: number;
  };
  traffic_days: { day: Date; summed: Date };
}
