// A text as SMS: its alphabet, and its parts where it is longer than one (3GPP TS 23.040).
import smpp from 'smpp';

export interface SmsParts {
  /** SMPP data_coding: 0 the default alphabet (GSM 03.38), 8 UCS-2. */
  readonly dataCoding: 0 | 8;
  /** Octets of each part, without header. */
  readonly parts: readonly Buffer[];
}

const octetsMax = 140;
const headerOctets = 6;
/** Septets go out an octet each; the SMSC packs them. */
const septetsMax = 160;
const septetsInPart = 153;

/** Cuts a text into parts that fit; characters stay whole. */
export function smsParts(written: string): SmsParts {
  const { ASCII, UCS2 } = smpp.encodings;
  const plain = withoutAccents(written);
  const text = ASCII.match(plain) && !ASCII.match(written) ? plain : written;
  if (ASCII.match(text)) {
    const most = ASCII.encode(text).length <= septetsMax ? septetsMax : septetsInPart;
    return { dataCoding: 0, parts: cut(text, piece => ASCII.encode(piece), most) };
  }
  const whole = UCS2.encode(text).length <= octetsMax;
  const most = whole ? octetsMax : octetsMax - headerOctets;
  return { dataCoding: 8, parts: cut(text, piece => UCS2.encode(piece), most) };
}

/** One accent in a country's name would more than halve what an SMS holds. */
function withoutAccents(text: string): string {
  return text.replace(/[‘’]/g, "'").normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** User data header of a concatenated message with an 8-bit reference. */
export function concatenation(reference: number, total: number, number: number): Buffer {
  return Buffer.from([5, 0, 3, reference & 0xff, total, number]);
}

function cut(text: string, encode: (piece: string) => Buffer, most: number): Buffer[] {
  const parts: Buffer[] = [];
  let part: Buffer[] = [];
  let length = 0;
  for (const character of text) {
    const octets = encode(character);
    if (length + octets.length > most) {
      parts.push(Buffer.concat(part));
      part = [];
      length = 0;
    }
    part.push(octets);
    length += octets.length;
  }
  parts.push(Buffer.concat(part));
  return parts;
}
