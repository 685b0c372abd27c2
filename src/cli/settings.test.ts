import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { settingsPage, settingsPagePath } from '../../scripts/settings-page.ts';
import { readSettings, SettingsError } from './settings.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-settings-'));
});
after(() => rmSync(folder, { recursive: true }));

function read(text: string, env: Record<string, string> = {}) {
  writeFileSync(join(folder, 'given.yaml'), text);
  return readSettings('given.yaml', env, folder);
}

function problems(text: string, env: Record<string, string> = {}): readonly string[] {
  try {
    read(text, env);
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error));
    return error.problems;
  }
  return assert.fail('the settings were taken');
}

test('without a file everything has its default, on loopback', () => {
  const settings = readSettings(undefined, {}, folder);
  assert.equal(settings.file, undefined);
  assert.deepEqual(
    [settings.http.host, settings.http.port, settings.sip.host, settings.sip.port],
    ['127.0.0.1', 7070, '127.0.0.1', 5066],
  );
  assert.equal(settings.dataDir, join(folder, 'data'));
  assert.deepEqual([settings.homeCountry, settings.timeZone], ['JP', 'Asia/Tokyo']);
  assert.deepEqual([settings.policy, settings.database], ['standard', 'embedded']);
});

test('the commented example is taken', () => {
  const example = join(import.meta.dirname, '../../deploy/sekisho.example.yaml');
  const settings = readSettings(example, {}, folder);
  assert.equal(settings.sip.trunks[0]?.name, 'sbc-tokyo');
  assert.deepEqual(settings.sip.trunks[0]?.source, { header: 'X-Source-IP' });
});

test('relative paths count from the folder of the file', () => {
  const settings = read('dataDir: d\npolicy: mine.yaml\nrecords: [{name: a, folder: ../cdr}]');
  assert.equal(settings.dataDir, join(folder, 'd'));
  assert.equal(settings.policy, join(folder, 'mine.yaml'));
  assert.equal(settings.records[0]?.folder, join(folder, '..', 'cdr'));
});

test('every problem is told with line, column and what was probably meant', () => {
  const text = `http:
  prot: 80
  host: 0.0.0.0
sip:
  trunks:
    - name: sbc
      peers: [10.0.0.0/8, nonsense]
      allow: 504
      source: { heder: X }
    - peers: 10.0.0.1
records:
  - { name: a, folder: b, columnMap: { columns: { subscribr: a, to: b, setup: c, talk: d } } }
timeZone: Asia/Tokio
logLevel: 3
`;
  assert.deepEqual(problems(text), [
    'given.yaml:2:3: http.prot is not a setting; did you mean port?',
    'given.yaml:7:27: sip.trunks[1].peers[2] is not an address or CIDR range',
    'given.yaml:8:14: sip.trunks[1].allow must be 404, 503 or 302',
    'given.yaml:9:15: sip.trunks[1].source.header is missing',
    'given.yaml:10:7: sip.trunks[2].name is missing',
    'given.yaml:10:14: sip.trunks[2].peers must be a list (each member on a line that begins with "- ")',
    'given.yaml:12:49: records[1].columnMap.columns.subscriber is missing',
    'given.yaml:12:51: records[1].columnMap.columns.subscribr is not a setting; did you mean subscriber?',
    'given.yaml:13:11: timeZone is not a time zone such as Asia/Tokyo',
    'given.yaml:14:11: logLevel must be debug, info, warn, error or silent',
  ]);
});

test('contradictions between settings are told', () => {
  assert.match(problems('http: { host: 0.0.0.0 }')[0] ?? '', /given\.yaml:1:15: .*API key/);
  const trunk = 'sip: { trunks: [{ name: a, peers: [10.0.0.1], allow: 302 }] }';
  assert.match(problems(trunk)[0] ?? '', /allow 302 needs allowTarget/);
  const twice = 'records: [{name: a, folder: b}, {name: a, folder: c}]';
  assert.deepEqual(problems(twice), ['given.yaml:1:40: records[2].name is used twice']);
});

test('broken YAML and a key written twice are told with their place', () => {
  assert.match(problems('http: [1')[0] ?? '', /^given\.yaml:1:\d+: /);
  assert.match(problems('dataDir: a\ndataDir: b')[0] ?? '', /^given\.yaml:2:1: /);
  assert.throws(() => readSettings('absent.yaml', {}, folder), /there is no such file/);
});

test('variables have precedence over the file and are checked like it', () => {
  const env = { SEKISHO_HTTP_PORT: '8080', SEKISHO_DATA_DIR: '/var/lib/s', SEKISHO_SIP_PORT: '' };
  const settings = read('http: { port: 7000 }\nsip: { port: 6000 }', env);
  assert.deepEqual(
    [settings.http.port, settings.dataDir, settings.sip.port],
    [8080, '/var/lib/s', 6000],
  );
  assert.deepEqual(problems('', { SEKISHO_HTTP_PORT: 'many' }), [
    'environment variable SEKISHO_HTTP_PORT (http.port) must be a number',
  ]);
});

test('the secret of a webhook comes from its variable and is long enough', () => {
  const text = 'webhooks: [{ name: ops, url: "https://a.example/x", secretEnv: OPS }]';
  assert.equal(read(text, { OPS: 'sixteen letters!' }).webhooks[0]?.secret, 'sixteen letters!');
  assert.match(problems(text)[0] ?? '', /OPS .*is not set/);
  assert.match(problems(text, { OPS: 'short' })[0] ?? '', /shorter than 16/);
});

test('whatever the file holds, it is taken or refused with a place', () => {
  const yaml = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map(json => `http: ${json}\nsip: ${json}\nrecords: [${json}]`),
  );
  fc.assert(
    fc.property(yaml, text => {
      try {
        read(text);
      } catch (error) {
        assert.ok(error instanceof SettingsError, String(error));
        for (const line of error.problems) assert.match(line, /^given\.yaml:\d+:\d+: ./);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('docs/reference/settings.md is current (node scripts/settings-page.ts)', () => {
  assert.equal(readFileSync(settingsPagePath, 'utf8'), settingsPage());
});
