import type { JsonFields } from './read-ndjson-rows.ts';
import { readNdjsonRows } from './read-ndjson-rows.ts';
import type { ReferenceRead } from './reference-read.ts';

/** A call that was an attacker's. */
export interface LabelRow {
  readonly callId: string;
  /** Name of the attack it belongs to. */
  readonly attack: string;
}

/** Reads `labels.ndjson` of a replay (design §7); other fields are ignored. */
export function readLabels(bytes: Uint8Array): ReferenceRead<LabelRow> {
  return readNdjsonRows(bytes, labelOf);
}

function labelOf(fields: JsonFields): LabelRow | string {
  const { callId, attack } = fields;
  if (typeof callId !== 'string' || callId === '') return 'callId is not a text';
  if (typeof attack !== 'string' || attack === '') return 'attack is not a text';
  return { callId, attack };
}
