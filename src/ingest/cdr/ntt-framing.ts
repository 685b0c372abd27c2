/** Every record of the file has this many bytes, line end not counted. */
export const NTT_RECORD = 128;
/** So much is looked at to tell whether records end in line feeds. */
const PROBE = 8_192;
const PIECE_MAX = 65_536;
const LF = 10;
const CR = 13;

interface NttFrames {
  /** A record of 128 bytes. */
  record(bytes: Buffer, position: number): void;
  /** Bytes that make no record. */
  damaged(bytes: Buffer, position: number, reason: string): void;
  blank(): void;
  /**
   * Whether a record certainly begins at `start`; finds the next after damage. It may look at the
   * 128 bytes after the record too: they are there, or the file ends before.
   */
  certain(bytes: Buffer, start: number, first: boolean): boolean;
}

/**
 * Cuts the fixed-length file into records of 128 bytes, with line ends (LF or CR LF) or without.
 * Without line ends, bytes lost or added cost the records they fall in: cutting goes on at the next
 * place that is certainly a record.
 */
export class NttFraming {
  readonly #to: NttFrames;
  #rest: Buffer = Buffer.alloc(0);
  #lines: boolean | undefined;
  #position = 0;
  #final = false;

  constructor(to: NttFrames) {
    this.#to = to;
  }

  push(chunk: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    this.#run();
  }

  end(): void {
    this.#final = true;
    this.#run();
  }

  #run(): void {
    if (this.#lines === undefined) {
      if (this.#rest.length < PROBE && !this.#final) return;
      this.#lines = hasLines(this.#rest.subarray(0, PROBE));
    }
    const used = this.#lines ? this.#cutLines() : this.#cutStrides();
    this.#rest = this.#rest.subarray(used);
  }

  #cutLines(): number {
    let at = 0;
    for (;;) {
      const left = this.#rest.length - at;
      if (left === 0) return at;
      const feed = this.#rest.indexOf(LF, at);
      if ((feed < 0 || feed - at >= PIECE_MAX) && left >= PIECE_MAX) {
        this.#damage(at, at + PIECE_MAX, `no line end in ${PIECE_MAX} bytes`);
        at += PIECE_MAX;
      } else if (feed < 0 && !this.#final) {
        return at;
      } else {
        const end = feed < 0 ? this.#rest.length : feed;
        this.#line(at, end > at && this.#rest[end - 1] === CR ? end - 1 : end);
        at = feed < 0 ? end : feed + 1;
      }
    }
  }

  #line(start: number, end: number) {
    const length = end - start;
    if (length === 0 || (length === 1 && this.#rest[start] === 0x1a)) {
      this.#position += 1;
      return this.#to.blank();
    }
    if (length === NTT_RECORD || this.#allCertain(start, length)) {
      for (let at = start; at < end; at += NTT_RECORD) this.#record(at);
      return;
    }
    this.#damage(start, end, `${length} bytes instead of ${NTT_RECORD}`);
  }

  /** A lost line end joins two records, each of them still whole. */
  #allCertain(start: number, length: number): boolean {
    if (length % NTT_RECORD !== 0) return false;
    for (let at = 0; at < length; at += NTT_RECORD) {
      if (!this.#to.certain(this.#rest, start + at, false)) return false;
    }
    return true;
  }

  #cutStrides(): number {
    let at = 0;
    for (;;) {
      const left = this.#rest.length - at;
      if (left === 0) return at;
      if (left < 2 * NTT_RECORD && !this.#final) return at;
      if (left < NTT_RECORD) {
        this.#tail(at);
        return this.#rest.length;
      }
      if (this.#to.certain(this.#rest, at, this.#position === 0)) {
        this.#record(at);
        at += NTT_RECORD;
        continue;
      }
      const next = this.#nextCertain(at + 1);
      if (next < 0 && !this.#final && left < 2 * PIECE_MAX) return at;
      const reach = Math.min(this.#rest.length, at + PIECE_MAX);
      const end = next < 0 || next > at + PIECE_MAX ? reach : next;
      this.#damagedSpan(at, end);
      at = end;
    }
  }

  #nextCertain(from: number): number {
    const needed = this.#final ? NTT_RECORD : 2 * NTT_RECORD;
    const last = Math.min(this.#rest.length - needed, from - 1 + PIECE_MAX);
    for (let at = from; at <= last; at += 1) if (this.#to.certain(this.#rest, at, false)) return at;
    return -1;
  }

  /** Whole strides are records that say little; what is left over has lost or gained bytes. */
  #damagedSpan(start: number, end: number): void {
    const pieces = Math.max(1, Math.round((end - start) / NTT_RECORD));
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = start + piece * NTT_RECORD;
      const to = piece === pieces - 1 ? end : from + NTT_RECORD;
      if (to - from === NTT_RECORD) this.#record(from);
      else this.#damage(from, to, `${to - from} bytes instead of ${NTT_RECORD}`);
    }
  }

  #tail(start: number): void {
    const tail = this.#rest.subarray(start);
    if (tail.every(byte => byte === 0x1a || byte === 32 || byte === CR)) {
      this.#position += 1;
      this.#to.blank();
      return;
    }
    this.#damage(start, this.#rest.length, `${tail.length} bytes instead of ${NTT_RECORD}`);
  }

  #record(start: number): void {
    this.#position += 1;
    this.#to.record(this.#rest.subarray(start, start + NTT_RECORD), this.#position);
  }

  #damage(start: number, end: number, reason: string): void {
    this.#position += 1;
    this.#to.damaged(this.#rest.subarray(start, end), this.#position, reason);
  }
}

/** A line feed that damage put among records without line ends does not make lines of them. */
function hasLines(probe: Buffer): boolean {
  let feeds = 0;
  for (const byte of probe) if (byte === LF) feeds += 1;
  return feeds > 0 && feeds >= Math.floor(probe.length / NTT_RECORD / 4);
}
