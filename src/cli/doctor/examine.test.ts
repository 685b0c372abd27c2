import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FileJournal } from '../../bus/file-journal.ts';
import { placesIn } from '../data-places.ts';
import { readSettings } from '../settings.ts';
import { checkDatabase, checkDataDir, checkFiles, checkJournal } from './data-checks.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { checkClock, checkDisk, checkNode, checkPackages } from './machine-checks.ts';
import { checkPorts } from './port-checks.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-doctor-'));
});
after(() => rmSync(folder, { recursive: true }));

function settings(text: string) {
  writeFileSync(join(folder, 'given.yaml'), text);
  return readSettings('given.yaml', {}, folder);
}

function statuses(findings: readonly Finding[]): string[] {
  return findings.map(({ check, status }) => `${check} ${status}`);
}

test('an old Node, a package of another version and a clock in the past are wrong', async () => {
  assert.equal(checkNode('20.1.0').status, 'wrong');
  assert.equal(checkNode('24.0.0').status, 'ok');
  assert.equal(checkPackages().status, 'ok');
  const broken = `${join(folder, 'broken')}/`;
  mkdirSync(`${broken}node_modules/a`, { recursive: true });
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } };
  writeFileSync(`${broken}package-lock.json`, JSON.stringify(lock));
  writeFileSync(`${broken}node_modules/a/package.json`, '{"version":"1.0.1"}');
  assert.match(checkPackages(broken).text, /a is 1\.0\.1, not 1\.0\.0/);
  assert.equal((await checkClock(Date.UTC(2001, 0, 1))).status, 'wrong');
  assert.notEqual((await checkDisk(join(folder, 'not', 'there'))).text, '');
});

test('ports: free, taken by a stranger, taken by ourselves, failing', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const udp = createSocket('udp4').bind(0, '127.0.0.1');
  await once(udp, 'listening');
  const taken = (stranger.address() as AddressInfo).port;
  const sipPort = udp.address().port;
  let answer = '{"ok":true,"checks":{}}';
  const ours = createHttpServer((_, reply) => reply.end(answer)).listen(0, '127.0.0.1');
  await once(ours, 'listening');
  const own = (ours.address() as AddressInfo).port;
  try {
    const of = async (http: number, sip: number): Promise<string[]> =>
      statuses(
        await checkPorts(
          settings(`http: { port: ${http} }\nsip: { port: ${sip}, transports: [udp] }`),
        ),
      );
    assert.deepEqual(await of(0, 0), ['port 0/tcp ok', 'port 0/udp ok']);
    assert.deepEqual(await of(own, sipPort), [`port ${own}/tcp ok`, `port ${sipPort}/udp ok`]);
    answer = '{"ok":false,"checks":{}}';
    assert.deepEqual(await of(own, 0), [`port ${own}/tcp wrong`, 'port 0/udp ok']);
    stranger.on('connection', socket => socket.destroy());
    assert.deepEqual(await of(taken, sipPort), [
      `port ${taken}/tcp wrong`,
      `port ${sipPort}/udp wrong`,
    ]);
  } finally {
    stranger.close();
    udp.close();
    ours.close();
    ours.closeAllConnections();
  }
});

test('the journal: none, whole, unfinished at its end, broken in the middle', async () => {
  const dataDir = join(folder, 'with-journal');
  assert.equal((await checkJournal(dataDir)).text, 'none yet');
  const at = placesIn(dataDir).journal;
  const journal = await FileJournal.open({ folder: at, segmentBytes: 4_096 });
  for (let n = 0; n < 200; n++) {
    journal.append(JSON.stringify({ n, text: 'x'.repeat(40) }));
    if (n % 20 === 0) await journal.flush();
  }
  await journal.close();
  assert.match((await checkJournal(dataDir)).text, /^200 records in \d+ files/);

  const { listSegments } = await import('../../bus/journal-segment.ts');
  const { appendFileSync, readFileSync } = await import('node:fs');
  const segments = await listSegments(at);
  assert.ok(segments.length > 2);
  appendFileSync(segments.at(-1)?.path ?? '', 'half a rec');
  assert.equal((await checkJournal(dataDir)).status, 'note');
  const first = segments[0]?.path ?? '';
  const bytes = readFileSync(first);
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  writeFileSync(first, bytes);
  assert.equal((await checkJournal(dataDir)).status, 'wrong');
  rmSync(segments[1]?.path ?? '');
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  writeFileSync(first, bytes);
  assert.match((await checkJournal(dataDir)).text, /are missing/);
});

test('data directory, folders and policy: what is not there is told', async () => {
  assert.equal((await checkDataDir(join(folder, 'new', 'deep'))).status, 'ok');
  assert.equal((await checkDataDir(folder)).status, 'ok');
  writeFileSync(join(folder, 'file'), '');
  assert.equal((await checkDataDir(join(folder, 'file'))).status, 'wrong');
  const given = settings(`policy: none.yaml
records: [{ name: a, folder: . }, { name: b, folder: none }, { name: c, folder: file }]`);
  assert.deepEqual(statuses(checkFiles(given)), [
    'records a ok',
    'records b wrong',
    'records c wrong',
    'policy wrong',
  ]);
  assert.deepEqual(statuses(checkFiles(settings(''))), ['feeds note']);
});

test('a database that does not answer is wrong and its password is not shown', async () => {
  const given = settings('database: "postgres://me:secret-word@127.0.0.1:9/none"');
  const finding = await checkDatabase(given);
  assert.equal(finding.status, 'wrong');
  assert.ok(!JSON.stringify(finding).includes('secret-word'));
  assert.equal((await checkDatabase(settings(''))).status, 'ok');
});

test('wrong settings are findings, and a misspelt variable is told', async () => {
  writeFileSync(join(folder, 'wrong.yaml'), 'htp: {}');
  const findings = await examine(join(folder, 'wrong.yaml'), { SEKISHO_HTTP_PROT: '1' });
  const found = statuses(findings);
  assert.ok(found.includes('settings wrong') && found.includes('environment note'));
});
