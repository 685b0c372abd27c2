import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSettings } from '../settings.ts';
import { shownSettings } from './shown-settings.ts';

const secrets = {
  SEKISHO_DATABASE: 'postgres://sekisho:database-password@db.example/sekisho',
  HOOK: 'webhook-secret-of-length',
  GATE: 'enforcer-secret-of-length',
  OIDC: 'provider-secret-of-length',
  MAIL: 'mail-password',
  VOICE: 'dialler-secret-of-length',
};
const hash = 'ab'.repeat(32);

function shown(text: string, env: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-shown-'));
  writeFileSync(join(folder, 'sekisho.yaml'), text);
  try {
    return shownSettings(readSettings(join(folder, 'sekisho.yaml'), env));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('every setting is shown with its value and meaning, and no secret', () => {
  const rows = shown(
    `http: { port: 7443, keys: [{ name: crm, sha256: ${hash}, scopes: [read] }] }
webhooks: [{ name: bill, url: "https://bill.example/in", secretEnv: HOOK }]
enforcers: [{ name: sbc-1, url: "https://sbc.example", secretEnv: GATE }]
mail: { host: mail.example, user: desk, passwordEnv: MAIL, from: desk@carrier.example }
voice: { url: "https://dial.example", secretEnv: VOICE }
notices: { carrier: { ja: 関所, en: Sekisho }, contact: { ja: "0120", en: "0120" } }
signIn: { oidc: { issuer: "https://id.example", clientId: sekisho, clientSecretEnv: OIDC,
  redirectUri: "https://desk.example/v1/sign-in/oidc/callback" } }
`,
    secrets,
  );
  const text = JSON.stringify(rows);
  for (const secret of [...Object.values(secrets), 'database-password', hash]) {
    assert.ok(!text.includes(secret), secret);
  }
  const shownAt = (path: string) => rows.find(row => row.path === path)?.value;
  assert.equal(shownAt('http.port'), '7443');
  assert.equal(shownAt('webhooks[0].url'), '"https://bill.example/in"');
  for (const path of [
    'database',
    'http.keys[0].sha256',
    'webhooks[0].secretEnv',
    'enforcers[0].secretEnv',
    'mail.passwordEnv',
    'voice.secretEnv',
    'signIn.oidc.clientSecretEnv',
  ]) {
    const row = rows.find(each => each.path === path);
    assert.deepEqual([row?.secret, row?.value], [true, 'set'], path);
  }
  assert.ok(rows.every(({ meaning }) => meaning.ja !== meaning.en && meaning.en !== ''));
});

test('without a file all are defaults', () => {
  const rows = shown('', {});
  const changed = rows.filter(row => !row.isDefault).map(row => row.path);
  assert.deepEqual(changed, ['dataDir'], 'which is made absolute');
  assert.equal(rows.find(row => row.path === 'database')?.value, '"embedded"');
});
