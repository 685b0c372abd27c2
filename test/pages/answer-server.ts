// The answer page over HTTP, on answers kept in memory.
import { fakeApi } from '../../src/api/fake-api.ts';
import type { LinkAnswer } from '../../src/core/case/message-fate.ts';
import { AnswerLinks } from '../../src/workflow/answer-links.ts';

export interface AnswerServer {
  /** Asks once more; gives the link and what was answered to it. */
  ask(of?: 'suspended line'): { readonly url: string; readonly answers: readonly LinkAnswer[] };
  close(): Promise<void>;
}

const atMs = Date.UTC(2026, 5, 5, 17, 16);
const facts = {
  calls: 128,
  countries: ['CU', 'SL', 'SO', 'GN'],
  firstCallMs: atMs - 360_000,
};

export async function startAnswerServer(): Promise<AnswerServer> {
  const given = new Map<string, LinkAnswer[]>();
  const suspended = new Set<string>();
  let asked = 0;
  const links = new AnswerLinks({
    keys: { newest: 1, byVersion: new Map([[1, Buffer.alloc(32, 7)]]) },
    clock: { nowMs: () => atMs },
    baseUrl: '',
    validMs: 7 * 86_400_000,
    allowanceMs: () => 30 * 86_400_000,
    store: {
      question: async name =>
        given.get(name)?.length === 0 ? { subscriber: '05012345678', facts } : undefined,
      use: (_use, work) => work(),
    },
    carryOut: async (of, answer) => {
      given.get(of.case)?.push(answer);
      return suspended.has(of.case) && answer === 'mine' ? 'recorded' : 'done';
    },
  });
  const words = {
    carrier: { ja: '例示通信株式会社', en: 'Example Communications' },
    contact: { ja: '国際電話窓口 0120-000-000（24時間）', en: 'Calls abroad, 0120-000-000 (24 h)' },
    zoneAt: () => '+09:00',
  };
  const api = await fakeApi({}, { answers: { links, facts: words, language: 'ja' } });
  const { host, port } = await api.listen();
  return {
    ask(of) {
      const name = `case-${++asked}`;
      if (of !== undefined) suspended.add(name);
      const answers: LinkAnswer[] = [];
      given.set(name, answers);
      const order = {
        notice: 'question',
        channel: 'sms',
        address: '09012345678',
        case: name,
        subscriber: '05012345678',
        attempt: 1,
        atMs,
        untilMs: atMs,
        facts,
      } as const;
      return { url: `http://${host}:${port}${links.linkOf(order)!.link}`, answers };
    },
    close: () => api.close(),
  };
}
