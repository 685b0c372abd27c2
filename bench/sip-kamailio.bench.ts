import type { Intake } from '../src/workflow/ports.ts';
import { benchCall, benchCallers } from './bench-call.ts';
import { cpuSeconds, hasKamailio, startKamailio } from './kamailio.ts';
import { withScreening } from './screening.bench.ts';
import { benchServer, counting, load } from './sip.bench.ts';

const transports = ['udp', 'tcp'] as const;
type Transport = (typeof transports)[number];

/** Who answers; calls, answers and processor seconds add up over the rounds. */
interface Answerer {
  readonly name: string;
  readonly transport: Transport;
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
 * In turns, so that whatever else the machine does meets all alike. One process each, one socket or
 * one connection, every line calls at most once a round; processor time is that of /proc.
 */
async function run(size: 'small' | 'full'): Promise<Record<string, number>> {
  const rounds = size === 'small' ? 1 : 4;
  const calls = size === 'small' ? 20_000 : 40_000;
  return await withScreening(async (intake, classify) => {
    const engine = benchServer(intake, classify);
    const counter = benchServer(counting());
    const kamailio = hasKamailio() ? await startKamailio() : undefined;
    const own = { pid: process.pid, withChildren: false };
    const [counterPorts, enginePorts] = [await counter.start(), await engine.start()];
    const answerers = transports.flatMap(transport => {
      const portOf = (ports: typeof counterPorts) =>
        transport === 'udp' ? ports.udpPort! : ports.tcpPort!;
      const ours = [
        answerer({ ...own, transport, name: 'sekishoCounter', port: portOf(counterPorts) }),
        answerer({ ...own, transport, name: 'sekisho', port: portOf(enginePorts) }),
      ];
      if (kamailio === undefined) return ours;
      return [...ours, answerer({ ...kamailio, transport, name: 'kamailio', withChildren: true })];
    });
    try {
      if (size === 'full') await acquaint(intake);
      await answering(answerers);
      for (const one of answerers) await press(one, calls, 0);
      for (const one of answerers) Object.assign(one, answerer(one));
      for (let round = 0; round < 2 * rounds; round += 1) {
        // A line calls once in a round: the transports have lines of their own.
        const transport = transports[round % 2]!;
        for (const one of answerers.filter(each => each.transport === transport)) {
          await press(one, calls, (1 + round) * calls);
        }
      }
    } finally {
      await engine.stop();
      await counter.stop();
      await kamailio?.stop();
    }
    return { ...figuresOf(answerers, 'udp'), ...figuresOf(answerers, 'tcp') };
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

function answerer(
  of: Pick<Answerer, 'name' | 'transport' | 'port' | 'pid' | 'withChildren'>,
): Answerer {
  const { name, transport, port, pid, withChildren } = of;
  const nothing = { answered: 0, cpuSeconds: 0, perSecond: [], lost: 0 };
  return { name, transport, port, pid, withChildren, ...nothing };
}

/** Answers 30 calls when it is up; a lost datagram ends a round early. */
async function answering(answerers: readonly Answerer[]): Promise<void> {
  for (const { name, port, transport } of answerers) {
    let up = false;
    for (let round = 0; round < 20 && !up; round += 1) {
      up = (await load({ port, transport, calls: 30, window: 10, refusedOneIn: 0 })).lost === 0;
    }
    if (!up) throw new Error(`${name} does not answer`);
  }
}

async function press(one: Answerer, calls: number, firstCaller: number): Promise<void> {
  const before = cpuSeconds(one.pid, one.withChildren);
  const { port, transport } = one;
  const many = { calls, window: 64, refusedOneIn: 0, firstCaller };
  const pressed = await load({ port, transport, ...many });
  one.cpuSeconds += cpuSeconds(one.pid, one.withChildren) - before;
  one.answered += pressed.answered;
  one.perSecond.push(pressed.perSecond);
  one.lost += pressed.lost;
}

/** Figures of one transport; those of TCP end in `Tcp`. */
function figuresOf(all: readonly Answerer[], transport: Transport): Record<string, number> {
  const answerers = all.filter(one => one.transport === transport);
  const over = transport === 'udp' ? '' : 'Tcp';
  const figures: Record<string, number> = {};
  const perCpuSecond = new Map<string, number>();
  for (const one of answerers) {
    const rate = one.answered / one.cpuSeconds;
    perCpuSecond.set(one.name, rate);
    figures[`${one.name}PerSecond${over}`] = Math.max(...one.perSecond);
    figures[`${one.name}PerCpuSecond${over}`] = rate;
    figures[`${one.name}Lost${over}`] = one.lost;
  }
  const theirs = perCpuSecond.get('kamailio');
  if (theirs === undefined) return figures;
  figures[`timesKamailioCounter${over}`] = perCpuSecond.get('sekishoCounter')! / theirs;
  figures[`timesKamailio${over}`] = perCpuSecond.get('sekisho')! / theirs;
  return figures;
}
