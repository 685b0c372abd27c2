// A replay of a few lines of input, for tests: files in a folder of its own, decisions as objects.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay } from '../replay.ts';

export type Line = Readonly<Record<string, unknown>>;

export interface SmallReplay {
  /** Contents by file name; these take the place of the usual ones. */
  readonly files?: Readonly<Record<string, string>>;
  /** Event files; `events.ndjson` unless said. */
  readonly events?: readonly string[];
  readonly labelled?: boolean;
  readonly contacts?: boolean;
  readonly policy?: string;
  readonly all?: boolean;
  readonly report?: boolean;
}

/** Low levels, so that a test about the loop does not hang on the weights of the readings. */
const policy = `
level: { alert: 2000, challenge: 2000, suspension: 2000, callLike: 400, callJoins: 400 }
lossBudgetYen: 0
charges: { abnormalTenths: 10 }
`;

export const smallFiles: Readonly<Record<string, string>> = {
  'subscribers.csv':
    'subscriber,account,type,service,channels,deviceModel,challenge,email,mobile\n' +
    '0501,A1,corporate,ip,8,Phone,yes,admin@a1.example,09000000001\n' +
    '0502,A2,corporate,ip,8,Phone,yes,admin@a2.example,09000000002\n',
  'rates.csv':
    'prefix,destination,country,yenPerMinute,incrementSeconds\n' +
    '1,United States,US,9,60\n232,Sierra Leone,SL,175,60\n',
  'restricted.csv': 'prefix,destination,country\n232,Sierra Leone,SL\n',
  'challenging.yaml': `${policy}challenges: true\n`,
  'asking.yaml': `${policy}challenges: false\n`,
  'contacts.ndjson': ndjson([
    { subscriber: '0501', reachable: { from: '00:00', to: '24:00', days: 'all' } },
  ]),
  'labels.ndjson': ndjson(['x1', 'x2', 'x3', 'x4'].map(callId => ({ callId, attack: 'theft-1' }))),
};

export function ndjson(lines: readonly Line[]): string {
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

export function time(clock: string, day = '2026-06-06'): string {
  return `${day}T${clock}+09:00`;
}

/** An attacker's set-up: a stranger's address, at night, to a listed country. */
export function attackSetup(callId: string, clock: string): Line {
  return {
    type: 'setup',
    time: time(clock),
    callId,
    subscriber: '0501',
    to: '01023222123456',
    service: 'ip',
    sourceIp: '198.51.100.77',
    userAgent: 'sipcli/v1.8',
  };
}

export function answer(callId: string, clock: string): Line {
  return { type: 'answer', time: time(clock), callId };
}

export function end(callId: string, clock: string): Line {
  return { type: 'end', time: time(clock), callId, cause: 16 };
}

/** A call of another account that only moves the clock. */
export function later(when: string): Line {
  return {
    type: 'setup',
    time: when,
    callId: `later ${when}`,
    subscriber: '0502',
    to: '0312345678',
  };
}

export interface Replayed {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly summary: Line;
  readonly report: string;
}

export async function runSmallReplay(given: SmallReplay): Promise<Replayed> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-replay-'));
  try {
    const at = (name: string): string => join(folder, name);
    for (const [name, text] of Object.entries({ ...smallFiles, ...given.files })) {
      writeFileSync(at(name), text);
    }
    await replay({
      files: (given.events ?? ['events.ndjson']).map(name =>
        name.startsWith('/') ? name : at(name),
      ),
      subscribers: at('subscribers.csv'),
      rates: at('rates.csv'),
      restricted: at('restricted.csv'),
      ...(given.contacts === false ? {} : { contacts: at('contacts.ndjson') }),
      ...(given.labelled === false ? {} : { labels: at('labels.ndjson') }),
      policy: at(given.policy ?? 'asking.yaml'),
      out: at('decisions.ndjson'),
      all: given.all ?? false,
      ...(given.report ? { report: at('report.html') } : {}),
      timeZone: 'Asia/Tokyo',
      homeCountry: 'JP',
      quiet: true,
    });
    const text = readFileSync(at('decisions.ndjson'), 'utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Line);
    const report = given.report ? readFileSync(at('report.html'), 'utf8') : '';
    return { text, lines, summary: lines.at(-1)!, report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
