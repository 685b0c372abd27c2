import type { Intake } from '../src/workflow/ports.ts';
import { benchCall, benchCallers } from './bench-call.ts';
import { cpuSeconds, hasKamailio, startKamailio } from './kamailio.ts';
import { withScreening } from './screening.bench.ts';
import { benchServer, counting, load } from './sip.bench.ts';

/** Who answers; calls, answers and processor seconds add up over the rounds. */
interface Answerer {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  readonly withChildren: boolean;
  answered: number;
  cpuSeconds: number;
  readonly perSecond: number[];
  lost: number;
}

export const bench = {
  name: 'sip-kamailio',
  why: 'the same calls answered by Kamailio and by Sekisho, with a counter and with the engine',
  run,
};

/**
 * In turns, so that whatever else the machine does meets all alike. One process and one socket
 * each, UDP, every line calls at most once a round; processor time is that of /proc.
 */
async function run(size: 'small' | 'full'): Promise<Record<string, number>> {
  const rounds = size === 'small' ? 1 : 4;
  const calls = size === 'small' ? 20_000 : 40_000;
  return await withScreening(async (intake, classify) => {
    const engine = benchServer(intake, classify);
    const counter = benchServer(counting());
    const kamailio = hasKamailio() ? await startKamailio() : undefined;
    const own = { pid: process.pid, withChildren: false };
    const answerers = [
      answerer({ ...own, name: 'sekishoCounter', port: (await counter.start()).udpPort! }),
      answerer({ ...own, name: 'sekisho', port: (await engine.start()).udpPort! }),
    ];
    if (kamailio !== undefined) {
      answerers.push(answerer({ ...kamailio, name: 'kamailio', withChildren: true }));
    }
    try {
      if (size === 'full') await acquaint(intake);
      await answering(answerers);
      for (const one of answerers) await press(one, calls, 0);
      for (const one of answerers) Object.assign(one, answerer(one));
      for (let round = 0; round < rounds; round += 1) {
        for (const one of answerers) await press(one, calls, (1 + round) * calls);
      }
    } finally {
      await engine.stop();
      await counter.stop();
      await kamailio?.stop();
    }
    return figuresOf(answerers);
  });
}

/** Each line's call of yesterday, as its record tells it: lines that a carrier knows. */
async function acquaint(intake: Intake): Promise<void> {
  const yesterdayMs = Date.now() - 86_400_000;
  for (let line = 0; line < benchCallers; line += 1) {
    const { caller: subscriber, number: to, source: sourceIp } = benchCall(line);
    const setupMs = yesterdayMs + line;
    intake.accept('sip:bench', {
      type: 'cdr',
      timeMs: setupMs + 60_000,
      zone: 'Z',
      callId: `yesterday-${line}`,
      subscriber,
      to,
      direction: 'outbound',
      service: 'ip',
      sourceIp,
      setupMs,
      answerMs: setupMs + 5_000,
      endMs: setupMs + 55_000,
    });
    if (line % 1_000 === 0) await new Promise(resolve => setImmediate(resolve));
  }
}

function answerer(of: Pick<Answerer, 'name' | 'port' | 'pid' | 'withChildren'>): Answerer {
  const { name, port, pid, withChildren } = of;
  return { name, port, pid, withChildren, answered: 0, cpuSeconds: 0, perSecond: [], lost: 0 };
}

/** Answers 30 calls when it is up; a lost datagram ends a round early. */
async function answering(answerers: readonly Answerer[]): Promise<void> {
  for (const { name, port } of answerers) {
    let up = false;
    for (let round = 0; round < 20 && !up; round += 1) {
      up = (await load({ port, calls: 30, window: 10, refusedOneIn: 0 })).lost === 0;
    }
    if (!up) throw new Error(`${name} does not answer`);
  }
}

async function press(one: Answerer, calls: number, firstCaller: number): Promise<void> {
  const before = cpuSeconds(one.pid, one.withChildren);
  const pressed = await load({ port: one.port, calls, window: 64, refusedOneIn: 0, firstCaller });
  one.cpuSeconds += cpuSeconds(one.pid, one.withChildren) - before;
  one.answered += pressed.answered;
  one.perSecond.push(pressed.perSecond);
  one.lost += pressed.lost;
}

function figuresOf(answerers: readonly Answerer[]): Record<string, number> {
  const figures: Record<string, number> = {};
  const perCpuSecond = new Map<string, number>();
  for (const one of answerers) {
    const rate = one.answered / one.cpuSeconds;
    perCpuSecond.set(one.name, rate);
    figures[`${one.name}PerSecond`] = Math.max(...one.perSecond);
    figures[`${one.name}PerCpuSecond`] = rate;
    figures[`${one.name}Lost`] = one.lost;
  }
  const theirs = perCpuSecond.get('kamailio');
  if (theirs === undefined) return figures;
  figures.timesKamailioCounter = perCpuSecond.get('sekishoCounter')! / theirs;
  figures.timesKamailio = perCpuSecond.get('sekisho')! / theirs;
  return figures;
}
