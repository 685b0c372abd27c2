// A program that carries out Sekisho's measures: the contract of docs/operating/enforcement.md in
// one file, to begin from. It keeps a table (JSON) that a switch, a firewall or a script can read,
// and takes measures out of it by itself when they end, whether Sekisho is alive or not.
//
//   SEKISHO_SECRET=… node receiver.mjs --port 7080 --table measures.json
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '7080' },
    table: { type: 'string', default: 'measures.json' },
  },
});
const secret = process.env.SEKISHO_SECRET ?? '';
if (secret === '') throw new Error('SEKISHO_SECRET is not set');

const bodyMax = 64 * 1024;
const signedWithinSeconds = 300;
const scopes = ['international', 'but-usual'];

/** Subject → measure in force; and subject → newest order seen, so that an older one is refused. */
const { measures, orders } = load();

function load() {
  try {
    const saved = JSON.parse(readFileSync(values.table, 'utf8'));
    return {
      measures: new Map(Object.entries(saved.measures)),
      orders: new Map(Object.entries(saved.orders)),
    };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return { measures: new Map(), orders: new Map() };
  }
}

/** Written beside and renamed: whoever reads the table never sees half of it. */
function save() {
  const saved = { measures: Object.fromEntries(measures), orders: Object.fromEntries(orders) };
  writeFileSync(`${values.table}.new`, JSON.stringify(saved, null, 1));
  renameSync(`${values.table}.new`, values.table);
}

/** Takes out what has ended. Here is the place to tell the switch. */
function expire() {
  let changed = false;
  for (const [subject, { end }] of measures) {
    if (end === null || Date.parse(end) > Date.now()) continue;
    measures.delete(subject);
    changed = true;
  }
  if (changed) save();
}

function isSigned(request, body) {
  const match = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers['sekisho-signature'] ?? '');
  if (match === null) return false;
  const age = Math.abs(Date.now() / 1000 - Number(match[1]));
  if (age > signedWithinSeconds) return false;
  const text = `${match[1]}.${request.method} ${request.url}\n${body}`;
  const mac = createHmac('sha256', secret).update(text).digest();
  return timingSafeEqual(mac, Buffer.from(match[2], 'hex'));
}

function put(subject, body) {
  const { subject: named, scope, end, seq } = JSON.parse(body);
  const whole =
    scopes.includes(scope) &&
    Number.isSafeInteger(seq) &&
    (end === null ? named.kind === 'line' : Number.isFinite(Date.parse(end)));
  if (!whole) return [400];
  if (seq < (orders.get(subject) ?? 0)) return [409, { seq: orders.get(subject) }];
  orders.set(subject, seq);
  measures.set(subject, { subject: named, scope, end, seq });
  expire();
  save();
  return [204];
}

function remove(subject, seq) {
  if (!Number.isSafeInteger(seq)) return [400];
  if (seq < (orders.get(subject) ?? 0)) return [409, { seq: orders.get(subject) }];
  orders.set(subject, seq);
  measures.delete(subject);
  save();
  return [204];
}

function list(after, limit) {
  const subjects = [...measures.keys()].sort().filter(subject => subject > after);
  const page = subjects.slice(0, Math.min(limit || 1_000, 1_000));
  const next = page.length < subjects.length ? { next: page.at(-1) } : {};
  return [200, { measures: page.map(subject => measures.get(subject)), ...next }];
}

function answer(request, body) {
  if (!isSigned(request, body)) return [401];
  const { pathname, searchParams } = new URL(request.url, 'http://receiver');
  expire();
  const [, found, subject] = /\/measures(\/([^/]+))?$/.exec(pathname) ?? [undefined, undefined];
  if (found === undefined) {
    if (!pathname.endsWith('/measures') || request.method !== 'GET') return [404];
    return list(searchParams.get('after') ?? '', Number(searchParams.get('limit')));
  }
  const key = decodeURIComponent(subject);
  switch (request.method) {
    case 'PUT':
      return put(key, body);
    case 'DELETE':
      return remove(key, Number(searchParams.get('seq') ?? Number.NaN));
    case 'GET':
      return measures.has(key) ? [200, measures.get(key)] : [404];
    default:
      return [405];
  }
}

const server = createServer(async (request, response) => {
  let body = '';
  try {
    for await (const chunk of request) {
      body += chunk;
      if (body.length > bodyMax) return void response.writeHead(413).end();
    }
    const [status, result] = answer(request, body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(result === undefined ? '' : JSON.stringify(result));
  } catch (error) {
    process.stderr.write(`${error}\n`);
    if (!response.headersSent) response.writeHead(400).end();
  }
});

expire();
setInterval(expire, 100);
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`listening on ${server.address().port}\n`);
});
