/** What kind of call a dialled string asks for. */
export type NumberKind = 'international' | 'domestic' | 'emergency' | 'special' | 'unknown';

export type NumberStatus = 'valid' | 'too-short' | 'too-long' | 'unallocated' | 'manipulated';

export type NumberType =
  | 'fixed'
  | 'mobile'
  | 'fixed-or-mobile'
  | 'premium'
  | 'shared-cost'
  | 'toll-free'
  | 'personal'
  | 'voip'
  | 'uan'
  | 'pager'
  | 'voicemail'
  | 'satellite'
  | 'unknown';

/** A row of the numbering table: where a number leads. */
export interface Destination {
  /** Dense index into the table, stable within one table version. */
  readonly index: number;
  /** ISO 3166 alpha-2, or `+870`, `+979` … for world codes. */
  readonly country: string;
  /** Calling code in digits. */
  readonly callingCode: string;
  readonly nameEn: string;
  readonly nameJa: string;
}

/** A dialled string, understood. Total: every string gives one of these. */
export interface DialledNumber {
  readonly kind: NumberKind;
  /** Digits after the + of the E.164 form; '' when there is none. */
  readonly e164: string;
  readonly status: NumberStatus;
  readonly numberType: NumberType;
  /** Only for kind international with a known calling code. */
  readonly destination: Destination | undefined;
  /** Dial-around carrier prefix as dialled (`001`, `0033`, `009130` …). */
  readonly carrier: string;
  readonly clir: 'default' | 'withheld' | 'sent';
}
