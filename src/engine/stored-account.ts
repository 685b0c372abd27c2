import { type AccountDirectory, accountName, sumsOf } from './account-directory.ts';
import { type LineDirectory, lastMonthMilliYen } from './line-directory.ts';
import type { Account } from './state.ts';

/** A way to one account's rows; two ways to the same account see the same. */
export class StoredAccount implements Account {
  readonly #accounts: AccountDirectory;
  readonly #lines: LineDirectory;
  readonly #id: number;

  constructor(accounts: AccountDirectory, lines: LineDirectory, id: number) {
    this.#accounts = accounts;
    this.#lines = lines;
    this.#id = id;
  }

  get account(): string {
    return accountName(this.#accounts, this.#id);
  }

  get lines(): number {
    const place = this.#accounts.place[this.#id]!;
    return place >= 0 ? Math.min(place, 1) : this.#accounts.lines[-1 - place]!;
  }

  get lastMonthMilliYen(): number {
    const { place, telling, milliYen } = this.#accounts;
    const at = place[this.#id]!;
    if (at > 0) return lastMonthMilliYen(this.#lines, at - 1);
    return at === 0 || telling[-1 - at] === 0 ? -1 : milliYen[-1 - at]!;
  }

  get subject(): number {
    const place = this.#accounts.place[this.#id]!;
    return place >= 0 ? 0 : this.#accounts.subject[-1 - place]!;
  }

  set subject(subject: number) {
    const lastMonthOf = (line: number) => lastMonthMilliYen(this.#lines, line);
    this.#accounts.subject[sumsOf(this.#accounts, this.#id, lastMonthOf)] = subject;
  }

  get case(): string {
    return this.#accounts.cases.get(this.#id) ?? '';
  }

  set case(name: string) {
    if (name === '') this.#accounts.cases.delete(this.#id);
    else this.#accounts.cases.set(this.#id, name);
  }
}
