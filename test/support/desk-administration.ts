// What administrators look at, for a house without a real server around it: feeds as they are, the
// rest with numbers in every place where one could come in.
import { allowed } from '../../src/core/barring/verdict.ts';
import type { Administration, SettingFacts } from '../../src/workflow/administration-ports.ts';
import { FeedLog } from '../../src/workflow/feed-log.ts';
import type { Clock, FeedDeclaration, Intake } from '../../src/workflow/ports.ts';

const idle: Intake = {
  declare: () => {},
  screen: () => allowed,
  accept: () => {},
  quarantine: () => {},
  challengeToken: () => '',
  verifyChallengeToken: () => undefined,
  challengedCall: () => undefined,
  contactAnswer: () => {},
};

const declared: FeedDeclaration = {
  name: 'files',
  sees: { setup: false, answer: false, end: true, register: false, source: false },
  can: { refuse: false, redirect: false, release: false },
};

const settingsShown: readonly SettingFacts[] = [
  {
    path: 'http.port',
    value: '7443',
    secret: false,
    isDefault: false,
    meaning: { ja: 'HTTPと画面のポートです。', en: 'Port of HTTP and pages.' },
  },
  {
    path: 'webhooks[0].secretEnv',
    value: 'set',
    secret: true,
    isDefault: false,
    meaning: {
      ja: '秘密を入れる環境変数の名前です。',
      en: 'Environment variable that holds the secret.',
    },
  },
  {
    path: 'sip.port',
    value: '5066',
    secret: false,
    isDefault: true,
    meaning: { ja: 'そのポートです。', en: 'Its port.' },
  },
];

/** The feed `sbc` has sent calls to those numbers, and lines that name them. */
export function deskAdministration(clock: Clock, called: Iterable<string>): Administration {
  const log = new FeedLog(clock);
  const intake = log.beside(idle);
  const facts = { timeMs: clock.nowMs(), zone: 'Z', direction: 'outbound' } as const;
  for (const to of called) {
    intake.screen('sbc', { type: 'setup', callId: to, subscriber: '0312345678', to, ...facts });
    const reason = `no such field: ${to}`;
    intake.quarantine('sbc', { source: `calls-${to}.csv`, position: 1, reason, raw: to });
  }
  const problem = `it does not know ${[...called][0]}`;
  const trial = { ok: false, steps: [{ step: 'send', lastedMs: 3, problem }] } as const;
  return {
    feeds: () => [
      { name: 'sbc', declared: undefined, events: 1, quarantined: 1, lastMs: clock.nowMs() },
      { name: 'files', declared, events: 12_345, quarantined: 0, lastMs: clock.nowMs() - 94_000 },
    ],
    feed: name => log.samples(name),
    enforcers: () => [
      { name: 'engine', kind: 'engine', host: undefined, problem: undefined },
      { name: 'sbc-1', kind: 'webhook', host: 'sbc.example', problem },
    ],
    tryEnforcer: async name => (name === 'sbc-1' ? trial : undefined),
    ways: () => [
      { kind: 'mail', name: 'mail', host: undefined },
      { kind: 'webhook', name: 'billing', host: 'bill.example' },
    ],
    tryWay: async ({ kind }) => (kind === 'mail' ? trial : undefined),
    settings: () => ({ file: '/etc/sekisho/sekisho.yaml', rows: settingsShown }),
    system: async () => ({
      version: '0.0.0',
      startedMs: 0,
      nowMs: 1,
      carrierMs: clock.nowMs(),
      journal: { firstSeq: 1, lastSeq: 2, durableSeq: 2, bytes: 100 },
      snapshot: null,
      store: { kind: 'embedded', bytes: 1_000, behind: 0 },
      disk: { totalBytes: 1_000_000, freeBytes: 500_000 },
      memory: { processBytes: 1_000, machineFreeBytes: 10_000 },
    }),
  };
}
