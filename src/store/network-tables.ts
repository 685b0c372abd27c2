// The tables of migrations/0012-network.sql as kysely sees them.
import type { Generated } from 'kysely';

export interface NetworkTables {
  episode_calls: {
    case_id: string;
    hour: Date;
    subscriber: string;
    account: string;
    country: string;
    destination: number;
    number_range: string;
    source_ip: string;
    calls: number;
    refused: number;
    seconds: number;
    milli_yen: number;
    first: Date;
    last: Date;
  };
  network_names: { id: Generated<number>; kind: 'source' | 'range'; name: string };
  device_reports: {
    id: string;
    model: string;
    sent: Date;
    by_whom: string;
    recipient: string;
    language: 'ja' | 'en';
    body: string;
    cases: number;
    accounts: number;
  };
}
