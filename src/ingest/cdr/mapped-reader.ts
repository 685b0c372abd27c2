import { isIP } from 'node:net';
import type { CallRecord, CallRecordOptions, RecordReader, RecordSink } from './call-record.ts';
import { faultOfCall } from './call-record.ts';
import { allColumns, type ColumnRef, type ColumnValue, type FullColumnMap } from './column-map.ts';
import { csvReader } from './csv-reader.ts';
import { type CsvDialect, CsvScanner } from './csv-scanner.ts';
import { durationReader } from './duration-text.ts';
import { numberReader } from './number-text.ts';
import { q850Cause } from './q850-cause.ts';
import { recordDigest } from './record-digest.ts';
import { type TimeReader, timePattern } from './time-pattern.ts';
import { type Instant, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts';

type Get = () => string;
type ColumnName = keyof FullColumnMap['columns'];

/** The setting holds something that reading cannot start with: a zone or a pattern unknown. */
export function mappedReader(
  map: FullColumnMap,
  delimiter: number,
  options: CallRecordOptions,
  sink: RecordSink,
): RecordReader {
  return new Mapped(map, delimiter, options, sink).reader;
}

/** Reads any CSV by a column map. */
class Mapped {
  readonly reader: RecordReader;
  readonly #map: FullColumnMap;
  readonly #options: CallRecordOptions;
  readonly #sink: RecordSink;
  readonly #scanner: CsvScanner;
  readonly #times: readonly TimeReader[];
  readonly #zone: ZoneOffsets;
  readonly #duration: (text: string) => number;
  readonly #number: (text: string) => string;
  readonly #names = new Map<string, number>();
  #values: Partial<Record<ColumnName, Get>> = {};
  #only: { get: Get; equals: ReadonlySet<string> }[] = [];
  #answered: { get: Get; equals: ReadonlySet<string> } | undefined;
  #direction:
    | { get: Get; inbound: ReadonlySet<string>; outbound?: ReadonlySet<string> }
    | undefined;
  #preamble: number;
  #afterHeader: number;
  #awaitsHeader: boolean;
  #width = 0;
  #missing = '';

  constructor(map: FullColumnMap, delimiter: number, options: CallRecordOptions, sink: RecordSink) {
    this.#map = map;
    this.#options = options;
    this.#sink = sink;
    this.#zone = map.time.zone === undefined ? options.zone : zoneOffsets(map.time.zone);
    this.#times = listOf(map.time.format).map(text => timePattern(text, map.time.zoneNames));
    this.#duration = durationReader(map.duration);
    this.#number = numberReader(map.numbers.remove);
    this.#preamble = map.skipLines;
    this.#afterHeader = map.skipAfterHeader;
    this.#awaitsHeader = map.header;
    const least = Math.max(2, ...allColumns(map).filter(ref => typeof ref === 'number'));
    this.#scanner = new CsvScanner(dialectOf(map, delimiter), count =>
      this.#width === 0 ? count >= least : count === this.#width,
    );
    if (!map.header) this.#resolve();
    this.reader = csvReader(
      this.#scanner,
      sink,
      () => this.#take(),
      () => this.#inPreamble(),
    );
  }

  #inPreamble(): boolean {
    if (this.#preamble > 0) this.#preamble -= 1;
    else if (!this.#awaitsHeader && this.#afterHeader > 0) this.#afterHeader -= 1;
    else return false;
    this.#sink.skip('header');
    return true;
  }

  #take() {
    if (this.#inPreamble()) return;
    if (this.#awaitsHeader) return this.#header();
    if (this.#missing !== '') return this.#fail(this.#missing);
    for (const { get, equals } of this.#only) {
      if (!equals.has(get())) return this.#sink.skip('other-kind');
    }
    if (this.#width > 0 && this.#scanner.count !== this.#width && !this.#onlyEmptyBeyond()) {
      return this.#fail(`${this.#scanner.count} columns, the header has ${this.#width}`);
    }
    const direction = this.#directionOf();
    if (direction === undefined) return this.#sink.skip('other-kind');
    const times = this.#callTimes();
    if (typeof times === 'string') return this.#fail(times);
    const call = this.#callOf(times, direction);
    const fault = typeof call === 'string' ? call : faultOfCall(call);
    if (fault !== undefined) this.#fail(fault);
    else if (typeof call !== 'string') this.#sink.event(call);
  }

  #header(): void {
    this.#awaitsHeader = false;
    this.#width = this.#scanner.count;
    for (let index = 0; index < this.#width; index += 1) {
      const name = this.#scanner.text(index).trim();
      if (!this.#names.has(name)) this.#names.set(name, index);
    }
    this.#sink.skip('header');
    this.#resolve();
    if (this.#missing !== '') {
      this.#sink.problem(this.#scanner.line, this.#missing, this.#scanner.raw());
    }
  }

  /** Finds every column once, so that a record costs look-ups by position only. */
  #resolve(): void {
    const values: Partial<Record<ColumnName, Get>> = {};
    for (const name of Object.keys(this.#map.columns) as ColumnName[]) {
      const value = this.#map.columns[name];
      if (value !== undefined) values[name] = this.#getter(value);
    }
    this.#values = values;
    this.#only = this.#map.only.map(({ column, equals }) => ({
      get: this.#getter(column),
      equals: new Set(listOf(equals)),
    }));
    const { answered, direction } = this.#map;
    if (answered !== undefined) {
      this.#answered = {
        get: this.#getter(answered.column),
        equals: new Set(listOf(answered.equals)),
      };
    }
    if (direction !== undefined) {
      this.#direction = {
        get: this.#getter(direction.column),
        inbound: new Set(listOf(direction.inbound)),
        ...(direction.outbound && { outbound: new Set(listOf(direction.outbound)) }),
      };
    }
  }

  #getter(value: ColumnValue): Get {
    if (Array.isArray(value)) {
      const gets = value.flatMap(ref => this.#placed(ref) ?? []);
      if (gets.length === 0) this.#lacks(value[0]!);
      return () => {
        for (const get of gets) {
          const text = get();
          if (text !== '') return text;
        }
        return '';
      };
    }
    if (typeof value === 'object') {
      const gets = value.join.map(ref => this.#placed(ref) ?? this.#lacks(ref));
      return () =>
        gets
          .map(get => get())
          .filter(text => text !== '')
          .join(value.with ?? ' ');
    }
    return this.#placed(value) ?? this.#lacks(value);
  }

  #placed(ref: ColumnRef): Get | undefined {
    const index = typeof ref === 'number' ? ref - 1 : this.#names.get(ref);
    return index === undefined ? undefined : () => this.#scanner.text(index).trim();
  }

  #lacks(ref: ColumnRef): Get {
    this.#missing ||= `column ${JSON.stringify(ref)} is not in the header`;
    return () => '';
  }

  /** Some programs end each line with a delimiter, but not the header. */
  #onlyEmptyBeyond(): boolean {
    if (this.#scanner.count < this.#width) return false;
    for (let index = this.#width; index < this.#scanner.count; index += 1) {
      if (this.#scanner.length(index) > 0) return false;
    }
    return true;
  }

  #directionOf(): 'inbound' | 'outbound' | undefined {
    if (this.#direction === undefined) return 'outbound';
    const text = this.#direction.get();
    if (this.#direction.inbound.has(text)) return 'inbound';
    const { outbound } = this.#direction;
    return outbound === undefined || outbound.has(text) ? 'outbound' : undefined;
  }

  #time(name: 'setup' | 'answer' | 'end', nearMs?: number): Instant | string | undefined {
    const text = this.#values[name]?.() ?? '';
    if (text === '' || this.#map.time.absent.includes(text)) return undefined;
    for (const read of this.#times) {
      const instant = read(text, this.#zone, nearMs);
      if (instant !== undefined) return instant;
    }
    return `${name} time not readable`;
  }

  /** Milliseconds; undefined when the column is empty or not there. */
  #length(name: 'duration' | 'talk'): number | string | undefined {
    const text = this.#values[name]?.() ?? '';
    if (text === '') return undefined;
    const ms = this.#duration(text);
    return Number.isNaN(ms) ? `${name} not readable` : ms;
  }

  #callTimes(): Times | string {
    const duration = this.#length('duration');
    if (typeof duration === 'string') return duration;
    const talk = this.#length('talk');
    if (typeof talk === 'string') return talk;
    const setup = this.#time('setup');
    if (typeof setup === 'string') return setup;
    const answer = this.#time('answer', setup?.ms);
    if (typeof answer === 'string') return answer;
    const begin = setup ?? answer;
    if (begin === undefined) return 'no start time';
    const length = duration ?? talk;
    const end = this.#time('end', begin.ms + (length ?? 0));
    if (typeof end === 'string') return end;
    const answered = this.#isAnswered(answer, talk, length, begin, end);
    const afterAnswer = answered && talk !== undefined && answer !== undefined;
    const reckoned = afterAnswer ? answer.ms + talk : begin.ms + (length ?? Number.NaN);
    const endMs = end?.ms ?? reckoned;
    if (Number.isNaN(endMs)) {
      return answered
        ? 'neither end time nor duration'
        : { begin, zone: begin.zone, endMs: begin.ms };
    }
    const answerMs = answer?.ms ?? (talk === undefined ? begin.ms : endMs - talk);
    const times = { begin, zone: (end ?? begin).zone, endMs };
    return answered ? { ...times, answerMs } : times;
  }

  #isAnswered(
    answer: Instant | undefined,
    talk: number | undefined,
    length: number | undefined,
    begin: Instant,
    end: Instant | undefined,
  ): boolean {
    if (this.#answered !== undefined) return this.#answered.equals.has(this.#answered.get());
    if (this.#values.answer !== undefined) return answer !== undefined;
    if (talk !== undefined) return talk > 0;
    return length === undefined ? end !== undefined && end.ms > begin.ms : length > 0;
  }

  #callOf(times: Times, direction: 'inbound' | 'outbound'): CallRecord | string {
    const get = (name: ColumnName): string => this.#values[name]?.() ?? '';
    const shownTo = get('to');
    if (SPREADSHEET.test(shownTo)) return 'called number destroyed by a spreadsheet';
    const subscriber = this.#own(get('subscriber'));
    const from = this.#values.from === undefined ? subscriber : this.#own(get('from'));
    const cause = this.#causeOf(get('cause'));
    const optional: Record<string, string | number> = {};
    const put = (name: string, value: string): void => {
      if (value !== '') optional[name] = value;
    };
    put('from', from);
    put('sourceIp', addressOf(get('sourceIp')));
    put('userAgent', get('userAgent'));
    put('forwardedFrom', this.#number(get('forwardedFrom')));
    put('trunk', get('trunk'));
    put('carrier', get('carrier'));
    if (cause !== undefined) optional.cause = cause;
    const charge = Number(get('charge').replaceAll(/[¥￥,円\s]/g, '') || Number.NaN);
    if (Number.isFinite(charge)) optional.chargeYen = Math.round(charge);
    return {
      type: 'cdr',
      timeMs: times.endMs,
      zone: times.zone,
      callId: get('callId') || recordDigest(this.#scanner.raw()),
      subscriber,
      to: this.#called(shownTo),
      direction,
      setupMs: times.begin.ms,
      endMs: times.endMs,
      ...(times.answerMs === undefined ? undefined : { answerMs: times.answerMs }),
      ...this.#options.facts,
      ...optional,
    };
  }

  /** A number of the carrier's own, in the form of the list of subscribers. */
  #own(text: string): string {
    const number = this.#number(text);
    const { national } = this.#map.numbers;
    if (national === undefined || !number.startsWith(national.from)) return number;
    return national.to + number.slice(national.from.length);
  }

  /** `before` (a plus sign, say) goes in front of a number that begins with 1 to 9. */
  #called(text: string): string {
    const number = this.#number(text);
    return /^[1-9]/.test(number) ? this.#map.numbers.before + number : number;
  }

  #causeOf(text: string): number | undefined {
    if (this.#map.cause !== 'hex') return q850Cause(text.trim());
    return /^(?:0x)?[0-9a-f]{1,2}$/i.test(text)
      ? q850Cause(String(Number.parseInt(text, 16)))
      : undefined;
  }

  #fail(reason: string): void {
    this.#sink.quarantine(this.#scanner.line, reason, this.#scanner.raw());
  }
}

interface Times {
  readonly begin: Instant;
  readonly zone: string;
  readonly endMs: number;
  readonly answerMs?: number;
}

/** A long number that a spreadsheet turned into `8.14E+11`: its digits are gone. */
const SPREADSHEET = /^\d(?:[.,]\d+)?E\+\d+$/i;

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function dialectOf(map: FullColumnMap, delimiter: number): CsvDialect {
  const byte = (text: string): number => (text === 'none' ? -1 : text.charCodeAt(0));
  return { delimiter, quote: byte(map.quote), escape: byte(map.escape) };
}

/** An address without its port; '' when there is none. */
function addressOf(text: string): string {
  const bare = text.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  return isIP(bare) === 0 ? '' : bare;
}
