import type { Service } from '../core/call/call-event.ts';
import { accountName } from './account-directory.ts';
import {
  factsOf,
  type LineDirectory,
  type LineFacts,
  lastMonthMilliYen,
} from './line-directory.ts';
import { type LineRows, makeRare, rareOf } from './line-rows.ts';
import { networksOf, type Registrations, setInbound, setNetworks } from './line-traces.ts';
import type { Account, EngineState, Line, LineRare } from './state.ts';
import { StoredAccount } from './stored-account.ts';

/** Offsets of time zones change at whole quarters of an hour, and so do days and months. */
export const quarterMs = 900_000;

/** A way to one line's rows, for one event; two ways to the same line see the same. */
export class StoredLine implements Line {
  readonly id: number;
  readonly subscriber: string;
  readonly #state: Pick<EngineState, 'accounts' | 'lines'>;
  readonly #lines: LineDirectory;
  readonly #rows: LineRows;
  readonly #row: number;
  readonly #facts: LineFacts;
  #account: string | undefined;
  #payer: Account | undefined;

  constructor(
    state: Pick<EngineState, 'accounts' | 'lines'>,
    at: { readonly id: number; readonly row: number; readonly subscriber: string },
  ) {
    this.id = at.id;
    this.subscriber = at.subscriber;
    this.#state = state;
    this.#lines = state.lines;
    this.#rows = state.lines.rows;
    this.#row = at.row;
    this.#facts = factsOf(state.lines, at.id);
  }

  get account(): string {
    this.#account ??= accountName(this.#state.accounts, this.#lines.account[this.id]!);
    return this.#account;
  }

  get payer(): Account {
    const { accounts } = this.#state;
    this.#payer ??= new StoredAccount(accounts, this.#lines, this.#lines.account[this.id]!);
    return this.#payer;
  }

  get listed(): boolean {
    return this.#facts.listed;
  }

  get corporate(): boolean {
    return this.#facts.corporate;
  }

  get service(): Service {
    return this.#facts.service;
  }

  get challenge(): boolean {
    return this.#facts.challenge;
  }

  get channels(): number {
    return this.#facts.channels;
  }

  get zone(): string {
    return this.#facts.zone;
  }

  get billingDay(): number {
    return this.#facts.billingDay;
  }

  get deviceModel(): string {
    return this.#facts.deviceModel;
  }

  get lastMonthMilliYen(): number {
    return lastMonthMilliYen(this.#lines, this.id);
  }

  get month(): number {
    return this.#rows.month[this.#row]!;
  }

  set month(month: number) {
    this.#rows.month[this.#row] = month;
  }

  get monthUntilMs(): number {
    return this.#rows.quarter[this.#row]! * quarterMs;
  }

  set monthUntilMs(atMs: number) {
    this.#rows.quarter[this.#row] = atMs / quarterMs;
  }

  get subject(): number {
    return this.#rows.subject[this.#row]!;
  }

  set subject(subject: number) {
    this.#rows.subject[this.#row] = subject;
  }

  get inboundMs(): number {
    return this.#lines.traces.inboundMs[this.id] ?? 0;
  }

  set inboundMs(atMs: number) {
    setInbound(this.#lines.traces, this.id, { lines: this.#lines.names.count, atMs });
  }

  get registrations(): Registrations {
    return networksOf(this.#lines.traces, this.id);
  }

  set registrations(registrations: Registrations) {
    setNetworks(this.#lines.traces, this.id, this.#lines.names.count, registrations);
  }

  get suspension(): LineRare['suspension'] {
    return rareOf(this.#rows, this.#row)?.suspension;
  }

  set suspension(suspension: LineRare['suspension']) {
    makeRare(this.#rows, this.#row).suspension = suspension;
  }

  get partlyOpen(): LineRare['partlyOpen'] {
    return rareOf(this.#rows, this.#row)?.partlyOpen;
  }

  set partlyOpen(partlyOpen: LineRare['partlyOpen']) {
    if (partlyOpen === undefined && this.partlyOpen === undefined) return;
    makeRare(this.#rows, this.#row).partlyOpen = partlyOpen;
  }

  get barred(): LineRare['barred'] {
    return rareOf(this.#rows, this.#row)?.barred;
  }

  set barred(barred: LineRare['barred']) {
    makeRare(this.#rows, this.#row).barred = barred;
  }

  get authorisation(): LineRare['authorisation'] {
    return rareOf(this.#rows, this.#row)?.authorisation;
  }

  set authorisation(authorisation: LineRare['authorisation']) {
    makeRare(this.#rows, this.#row).authorisation = authorisation;
  }

  get cautiousUntilMs(): number {
    return rareOf(this.#rows, this.#row)?.cautiousUntilMs ?? 0;
  }

  set cautiousUntilMs(atMs: number) {
    makeRare(this.#rows, this.#row).cautiousUntilMs = atMs;
  }

  get pastSuspension(): LineRare['pastSuspension'] {
    return rareOf(this.#rows, this.#row)?.pastSuspension;
  }

  set pastSuspension(suspension: LineRare['pastSuspension']) {
    makeRare(this.#rows, this.#row).pastSuspension = suspension;
  }

  get allowance(): LineRare['allowance'] {
    return rareOf(this.#rows, this.#row)?.allowance;
  }

  set allowance(allowance: LineRare['allowance']) {
    makeRare(this.#rows, this.#row).allowance = allowance;
  }

  get cleared(): LineRare['cleared'] {
    return rareOf(this.#rows, this.#row)?.cleared;
  }

  set cleared(cleared: LineRare['cleared']) {
    if (cleared === undefined && this.cleared === undefined) return;
    makeRare(this.#rows, this.#row).cleared = cleared;
  }

  get vouched(): LineRare['vouched'] {
    return rareOf(this.#rows, this.#row)?.vouched;
  }

  set vouched(vouched: LineRare['vouched']) {
    // "Not mine" is said of whole cases, and most of their lines were never vouched for.
    if (vouched === undefined && this.vouched === undefined) return;
    makeRare(this.#rows, this.#row).vouched = vouched;
  }

  get rejectedRegistrations(): number {
    return rareOf(this.#rows, this.#row)?.rejectedRegistrations ?? 0;
  }

  set rejectedRegistrations(count: number) {
    makeRare(this.#rows, this.#row).rejectedRegistrations = count;
  }

  get rejectedMs(): number {
    return rareOf(this.#rows, this.#row)?.rejectedMs ?? 0;
  }

  set rejectedMs(atMs: number) {
    makeRare(this.#rows, this.#row).rejectedMs = atMs;
  }

  get guessedMs(): number {
    return rareOf(this.#rows, this.#row)?.guessedMs ?? 0;
  }

  set guessedMs(atMs: number) {
    makeRare(this.#rows, this.#row).guessedMs = atMs;
  }
}
