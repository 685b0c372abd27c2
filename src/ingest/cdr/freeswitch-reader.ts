import { firstOf, wholeSeconds } from './asterisk-reader.ts';
import type { CallRecordOptions, RecordReader, RecordSink } from './call-record.ts';
import { faultOfCall } from './call-record.ts';
import { csvReader } from './csv-reader.ts';
import { COMMA_QUOTED, CsvScanner } from './csv-scanner.ts';
import { localStamp } from './local-stamp.ts';
import { q850Cause } from './q850-cause.ts';
import { recordDigest } from './record-digest.ts';

const NARROWEST = 13;
const WIDEST = 15;

/**
 * Reads mod_cdr_csv's default templates: caller_id_name, caller_id_number, destination_number,
 * context, start_stamp, answer_stamp, end_stamp, duration, billsec, hangup_cause, uuid, bleg_uuid,
 * accountcode and, in the sample configuration, read_codec and write_codec. The template does not
 * double quotes inside a value: such a line is cut at `","` when that gives a whole record.
 */
export function freeswitchReader(options: CallRecordOptions, sink: RecordSink): RecordReader {
  const whole = (count: number): boolean => count >= NARROWEST && count <= WIDEST;
  const scanner = new CsvScanner(COMMA_QUOTED, whole);
  const order = options.subscriber ?? ['accountcode', 'caller'];
  const inbound = new Set(options.inboundContexts);

  const fail = (reason: string): true => {
    sink.quarantine(scanner.line, reason, scanner.raw());
    return true;
  };

  function take(fields: readonly string[]): true {
    if (!whole(fields.length)) return fail(`${fields.length} columns; mod_cdr_csv writes 13 to 15`);
    const [, caller = '', to = '', context = '', startText, answerText, endText] = fields;
    const startLocal = stampOf(startText);
    if (Number.isNaN(startLocal)) return fail('start time not readable');
    const start = options.zone.instant(startLocal);
    const durationMs = wholeSeconds(fields[7]!);
    const endLocal = endText === '' ? startLocal + durationMs : stampOf(endText);
    if (Number.isNaN(endLocal)) return fail('end time not readable');
    const near = Number.isNaN(durationMs) ? start.ms : start.ms + durationMs;
    const end = options.zone.instant(endLocal, near);
    let answerMs: number | undefined;
    if (answerText !== '') {
      const answerLocal = stampOf(answerText);
      if (Number.isNaN(answerLocal)) return fail('answer time not readable');
      const billMs = wholeSeconds(fields[8]!);
      answerMs = options.zone.instant(
        answerLocal,
        Number.isNaN(billMs) ? near : end.ms - billMs,
      ).ms;
    } else if (wholeSeconds(fields[8]!) > 0) {
      answerMs = end.ms - wholeSeconds(fields[8]!);
    }
    const cause = q850Cause(fields[9]!);
    const call = {
      type: 'cdr' as const,
      timeMs: end.ms,
      zone: end.zone,
      callId: fields[10] === '' ? recordDigest(scanner.raw()) : fields[10]!,
      subscriber: firstOf(order, fields[12]!, caller),
      to,
      direction: inbound.has(context) ? ('inbound' as const) : ('outbound' as const),
      setupMs: start.ms,
      endMs: end.ms,
      ...options.facts,
      ...(answerMs === undefined ? undefined : { answerMs }),
      ...(cause === undefined ? undefined : { cause }),
      ...(caller === '' ? undefined : { from: caller }),
    };
    const fault = faultOfCall(call);
    if (fault !== undefined) return fail(fault);
    sink.event(call);
    return true;
  }

  const rescue = (line: string): boolean => {
    const fields = cutLoosely(line);
    return fields !== undefined && whole(fields.length) && take(fields);
  };
  return csvReader(scanner, sink, () => take(fieldsOf(scanner)), rescue);
}

function fieldsOf(scanner: CsvScanner): string[] {
  const fields: string[] = [];
  for (let index = 0; index < scanner.count; index += 1) fields.push(scanner.text(index));
  return fields;
}

function cutLoosely(line: string): string[] | undefined {
  const inner = /^\s*"(.*)"\s*$/s.exec(line)?.[1];
  return inner?.split(/" *, *"/);
}

function stampOf(text: string | undefined): number {
  const bytes = Buffer.from(text ?? '', 'latin1');
  return localStamp(bytes, 0, bytes.length);
}
