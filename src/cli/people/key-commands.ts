import { newApiKey } from '../../api/api-key.ts';
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import { type Scope, scopes } from '../../core/access/permissions.ts';
import type { StoredKey } from '../../core/access/person.ts';
import { SqlKeyStore } from '../../store/sql-key-store.ts';
import { openDatabase } from '../open-database.ts';
import { plainTable } from '../plain-table.ts';
import { readSettings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { whoIsThis } from './who-is-this.ts';

/** Prints a key and the lines of the settings file that hold its hash. */
export function printForSettings(name: string, wanted: readonly string[]): void {
  const { key, sha256 } = newApiKey();
  printKey(key, knownScopes(wanted));
  process.stderr.write(
    `\nFor the settings file:\nhttp:\n  keys:\n    - name: ${name}\n` +
      `      sha256: ${sha256}\n      scopes: [${wanted.join(', ')}]\n`,
  );
}

export interface NewKey {
  readonly settings?: string;
  readonly scopes: readonly string[];
  readonly feeds?: readonly string[];
  readonly account?: string;
  readonly expires?: number;
}

export async function add(name: string, given: NewKey): Promise<void> {
  const known = knownScopes(given.scopes);
  const { key, sha256 } = newApiKey();
  await withKeys(given.settings, async store => {
    const { feeds, account, expires: expiresMs } = given;
    const by = whoIsThis();
    const audit = entry('key.add', known.join(' '), name);
    const stored = {
      name,
      sha256,
      scopes: known,
      by,
      expiresMs,
      ...(feeds && { feeds }),
      ...(account && { account }),
    };
    const done = await store.addKey(stored, audit);
    if (done === 'exists') throw new UsageError(`${name}: there is or was a key of that name.`);
  });
  printKey(key, known);
}

export async function list(settings: string | undefined): Promise<void> {
  await withKeys(settings, async store => {
    const nowMs = Date.now();
    const rows = (await store.keys()).map(key => {
      return [key.name, key.scopes.join(' '), key.feeds?.join(' ') ?? 'any', stateOf(key, nowMs)];
    });
    const head = ['name', 'scopes', 'feeds', 'state'];
    process.stdout.write(`${plainTable(process.stdout.isTTY, head, rows, head.length)}\n`);
  });
}

export async function revoke(name: string, settings: string | undefined): Promise<void> {
  await withKeys(settings, async store => {
    const done = await store.revokeKey(name, entry('key.revoke', '', name));
    if (done === 'unknown') throw new UsageError(`${name}: there is no such key in force.`);
  });
}

function stateOf({ revokedMs, expiresMs }: StoredKey, nowMs: number): string {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  if (revokedMs !== undefined) return `revoked ${day(revokedMs)}`;
  if (expiresMs === undefined) return 'in force';
  return expiresMs <= nowMs ? `expired ${day(expiresMs)}` : `until ${day(expiresMs)}`;
}

function printKey(key: string, known: readonly Scope[]): void {
  process.stderr.write(`The key, shown this once (${known.join(', ')}):\n`);
  process.stdout.write(`${key}\n`);
}

function knownScopes(given: readonly string[]): Scope[] {
  return given.map(text => {
    const scope = scopes.find(each => each === text);
    if (scope !== undefined) return scope;
    throw new UsageError(`--scopes ${text}: known are ${scopes.join(', ')}.`);
  });
}

function entry(what: string, why: string, subject: string): AuditEntry {
  return { atMs: Date.now(), who: whoIsThis(), what, why, subject };
}

async function withKeys(
  settings: string | undefined,
  work: (store: SqlKeyStore) => Promise<void>,
): Promise<void> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const { database, close } = await openDatabase(readSettings(settings, process.env), say);
  try {
    await work(new SqlKeyStore(database));
  } finally {
    await close();
  }
}
