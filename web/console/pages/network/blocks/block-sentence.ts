// Why a block is not possible, in one sentence: that of the gate which matters most.

/** Gates in the order in which they are told; what cannot change soon comes first. */
const order = [
  'not-protected',
  'little-traffic',
  'no-lawful-line',
  'observed',
  'listed',
  'history',
  'simultaneous',
  'lines-not-enough',
  'clause',
  'end',
] as const;

type Told = (typeof order)[number];

export interface Sentence {
  readonly key: 'possible' | `not.${Told}` | 'not.no-lawful-line.lines';
  readonly filled: Readonly<Record<string, string | number>>;
}

interface Gate {
  readonly gate: string;
  readonly met: boolean;
  readonly fact: string;
}

/** `facts` are figures that the gates do not tell. */
export function blockSentence(
  gates: readonly Gate[],
  facts: {
    readonly historyDays?: number;
    readonly historyDaysNeeded?: number;
    readonly lawfulLines?: number;
  },
): Sentence {
  const unmet = new Map(gates.filter(one => !one.met).map(one => [one.gate, one.fact]));
  const first = order.find(one => unmet.has(one));
  if (first === undefined) return { key: 'possible', filled: {} };
  const numbers = (unmet.get(first) ?? '').match(/\d+/g)?.map(Number) ?? [];
  const { historyDays = 0, historyDaysNeeded = 0, lawfulLines = 0 } = facts;
  switch (first) {
    case 'little-traffic':
      return { key: `not.${first}`, filled: { minutes: numbers[0] ?? 0, calls: numbers[1] ?? 0 } };
    case 'history':
      return { key: `not.${first}`, filled: { days: historyDays, needed: historyDaysNeeded } };
    case 'simultaneous':
      return { key: `not.${first}`, filled: { accounts: numbers[0] ?? 0 } };
    case 'no-lawful-line':
      return lawfulLines > 0
        ? { key: 'not.no-lawful-line.lines', filled: { count: lawfulLines } }
        : { key: `not.${first}`, filled: {} };
    default:
      return { key: `not.${first}`, filled: {} };
  }
}
