import { lookUpDestination } from '../src/core/numbering/destination-table.ts';
import { dialPlans } from '../src/core/numbering/dial-plan.ts';
import { normaliseNumber } from '../src/core/numbering/normalise-number.ts';

const sizes = { small: 1_000_000, full: 20_000_000 };

/** Beginnings of what is dialled in Japan: abroad in several forms, domestic, short, probes. */
const beginnings = [
  '0101212555',
  '01086138001',
  '0010632917',
  '010447911',
  '00330106681',
  '18601023276',
  '+1415555',
  '+4420794',
  '+491512',
  '+8180',
  '+88163',
  '01037129',
  '010592',
  '01018762',
  '03',
  '090',
  '050',
  '0120',
  '08012',
  '0046812',
  '900114',
  '0113',
];

export const bench = {
  name: 'numbering',
  why: 'every call event is normalised and its destination looked up',
  async run(size: 'small' | 'full'): Promise<Record<string, number>> {
    const numbers = mixedNumbers(65_536);
    const e164 = numbers
      .map(number => normaliseNumber(number, dialPlans.JP).e164)
      .filter(digits => digits !== '');
    const rounds = sizes[size];
    repeat(numbers, 500_000, normalise);
    repeat(e164, 500_000, lookUp);
    return {
      normalisedWithDestinationPerSecond: repeat(numbers, rounds, normalise),
      lookedUpPerSecond: repeat(e164, rounds, lookUp),
    };
  },
};

function normalise(number: string): number {
  const { destination, kind } = normaliseNumber(number, dialPlans.JP);
  return destination === undefined ? kind.length : destination.index;
}

function lookUp(digits: string): number {
  return lookUpDestination(digits)?.destination.index ?? 1;
}

function repeat(texts: readonly string[], rounds: number, use: (text: string) => number): number {
  let sum = 0;
  const begin = performance.now();
  for (let i = 0; i < rounds; i++) sum += use(texts[i % texts.length]!);
  const seconds = (performance.now() - begin) / 1000;
  return sum > 0 ? Math.round(rounds / seconds) : 0;
}

/** Different numbers of realistic lengths, the same on every run. */
function mixedNumbers(count: number): string[] {
  let state = 1;
  const digit = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % 10;
  };
  return Array.from({ length: count }, (_, i) => {
    let number = beginnings[i % beginnings.length]!;
    const length = number.startsWith('0') && number.length < 5 ? 11 : number.length + 7;
    while (number.length < length) number += digit();
    return number;
  });
}
