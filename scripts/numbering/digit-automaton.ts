import { allDigits, type DigitExpression, parseDigitExpression } from './digit-expression.ts';

interface State {
  empty: number[];
  digits: number;
  to: number;
  tag: number;
  sticky: boolean;
}

/** A non-deterministic automaton over the ten digits, matching many expressions at once. */
export class DigitAutomaton {
  private readonly states: State[] = [];

  /** Adds an expression; returns its entry. `sticky` keeps it alive whatever digits follow. */
  add(expression: string, tag: number, sticky = false): number {
    const start = this.newState();
    const end = this.states[this.append(parseDigitExpression(expression), start)]!;
    end.tag = tag;
    if (sticky) {
      end.digits = allDigits;
      end.to = this.states.indexOf(end);
      end.sticky = true;
    }
    return start;
  }

  /** All states reached from `from` without a digit, sorted. */
  closure(from: readonly number[]): number[] {
    const seen = new Set<number>(from);
    for (const at of seen) for (const next of this.states[at]!.empty) seen.add(next);
    return [...seen].sort((a, b) => a - b);
  }

  step(from: readonly number[], digit: number): number[] {
    const next: number[] = [];
    for (const at of from) {
      const state = this.states[at]!;
      if (state.digits & (1 << digit)) next.push(state.to);
    }
    return this.closure(next);
  }

  /** Tags of the expressions that match at exactly this point. */
  tags(at: readonly number[]): number[] {
    return at.map(index => this.states[index]!.tag).filter(tag => tag >= 0);
  }

  /** True while an expression that is not sticky may still match. */
  alive(at: readonly number[]): boolean {
    return at.some(index => {
      const state = this.states[index]!;
      return !state.sticky && (state.digits !== 0 || state.tag >= 0);
    });
  }

  /** Builds `expression` behind the state `from`; returns the state behind it. */
  private append(expression: DigitExpression, from: number): number {
    switch (expression.kind) {
      case 'digit': {
        const start = this.newState();
        const end = this.newState();
        this.join(from, start);
        this.states[start]!.digits = expression.set;
        this.states[start]!.to = end;
        return end;
      }
      case 'choice': {
        const end = this.newState();
        for (const branch of expression.branches) this.join(this.append(branch, from), end);
        return end;
      }
      case 'sequence': {
        let at = from;
        for (const { part, least, most } of expression.parts) {
          for (let i = 0; i < most; i++) {
            const end = this.newState();
            if (i >= least) this.join(at, end);
            this.join(this.append(part, at), end);
            at = end;
          }
        }
        return at;
      }
    }
  }

  private newState(): number {
    this.states.push({ empty: [], digits: 0, to: -1, tag: -1, sticky: false });
    return this.states.length - 1;
  }

  private join(from: number, to: number): void {
    this.states[from]!.empty.push(to);
  }
}
