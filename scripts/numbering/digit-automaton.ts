/**
 * A non-deterministic automaton over the ten digits, built from the small language of regular
 * expressions that telephone metadata uses: digits, \d, classes, groups, alternation, ? and {m,n}.
 */
export interface DigitAutomaton {
  /** Adds an expression; returns its entry. `sticky` keeps it alive whatever digits follow. */
  add(expression: string, tag: number, sticky?: boolean): number;
  /** All states reached from `states` without a digit, sorted. */
  closure(states: readonly number[]): number[];
  step(states: readonly number[], digit: number): number[];
  /** Tags of the expressions that match at exactly this point. */
  tags(states: readonly number[]): number[];
  /** True while an expression that is not sticky may still match. */
  alive(states: readonly number[]): boolean;
}

interface State {
  empty: number[];
  digits: number;
  to: number;
  tag: number;
  sticky: boolean;
}

interface Fragment {
  start: number;
  end: number;
}

const allDigits = 0x3ff;

export function createDigitAutomaton(): DigitAutomaton {
  const states: State[] = [];

  function newState(): number {
    states.push({ empty: [], digits: 0, to: -1, tag: -1, sticky: false });
    return states.length - 1;
  }

  function closure(from: readonly number[]): number[] {
    const seen = new Set<number>(from);
    for (const at of seen) for (const next of states[at]!.empty) seen.add(next);
    return [...seen].sort((a, b) => a - b);
  }

  return {
    closure,
    add(expression, tag, sticky = false) {
      const { start, end } = parseExpression(expression, states, newState);
      states[end]!.tag = tag;
      if (sticky) {
        states[end]!.digits = allDigits;
        states[end]!.to = end;
        states[end]!.sticky = true;
      }
      return start;
    },
    step(from, digit) {
      const next: number[] = [];
      for (const at of from) {
        const state = states[at]!;
        if (state.digits & (1 << digit)) next.push(state.to);
      }
      return closure(next);
    },
    tags: from => from.map(at => states[at]!.tag).filter(tag => tag >= 0),
    alive: from =>
      from.some(at => {
        const state = states[at]!;
        return !state.sticky && (state.digits !== 0 || state.tag >= 0);
      }),
  };
}

function parseExpression(text: string, states: State[], newState: () => number): Fragment {
  let at = 0;

  function alternatives(): Fragment {
    const first = sequence();
    if (text[at] !== '|') return first;
    const start = newState();
    const end = newState();
    join(start, first.start);
    join(first.end, end);
    while (text[at] === '|') {
      at++;
      const branch = sequence();
      join(start, branch.start);
      join(branch.end, end);
    }
    return { start, end };
  }

  function sequence(): Fragment {
    const start = newState();
    let end = start;
    while (at < text.length && text[at] !== '|' && text[at] !== ')') {
      const atomAt = at;
      const [least, most] = skipAtomAndReadCount();
      const after = at;
      for (let i = 0; i < most; i++) {
        at = atomAt;
        const part = atom();
        join(end, part.start);
        const next = newState();
        join(part.end, next);
        if (i >= least) join(end, next);
        end = next;
      }
      at = after;
    }
    return { start, end };
  }

  function skipAtomAndReadCount(): [number, number] {
    atom();
    const count = /^(?:\?|\{(\d+)(?:,(\d+))?\})/.exec(text.slice(at));
    if (count === null) return [1, 1];
    at += count[0].length;
    if (count[0] === '?') return [0, 1];
    const least = Number(count[1]);
    return [least, count[2] === undefined ? least : Number(count[2])];
  }

  function atom(): Fragment {
    if (text[at] === '(') {
      at += text.startsWith('(?:', at) ? 3 : 1;
      const inner = alternatives();
      at++;
      return inner;
    }
    const start = newState();
    const end = newState();
    states[start]!.digits = digitSet();
    states[start]!.to = end;
    return { start, end };
  }

  function digitSet(): number {
    if (text.startsWith('\\d', at)) {
      at += 2;
      return allDigits;
    }
    const single = /^\d/.exec(text.slice(at));
    if (single !== null) {
      at++;
      return 1 << Number(single[0]);
    }
    const set = /^\[([\d-]+)\]/.exec(text.slice(at));
    if (set === null) throw new Error(`cannot read '${text}' at ${at}`);
    at += set[0].length;
    let digits = 0;
    for (const part of set[1]!.match(/\d-\d|\d/g) ?? []) {
      for (let d = Number(part[0]); d <= Number(part.at(-1)); d++) digits |= 1 << d;
    }
    return digits;
  }

  function join(from: number, to: number): void {
    states[from]!.empty.push(to);
  }

  const whole = alternatives();
  if (at !== text.length) throw new Error(`cannot read '${text}' at ${at}`);
  return whole;
}
