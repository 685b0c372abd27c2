import { dialPlans } from '../../../core/numbering/dial-plan.ts';
import type { NumberKind } from '../../../core/numbering/dialled-number.ts';
import { nationalForm } from '../../../ingest/sip/national-form.ts';
import { SipServer } from '../../../ingest/sip/sip-server.ts';
import { trunkDefaults } from '../../../ingest/sip/trunk-settings.ts';
import type { Clock, Intake } from '../../../workflow/ports.ts';
import { transitionsOf } from '../../reference-input.ts';
import type { Settings } from '../../settings.ts';

/** The demo takes calls from this machine alone. */
const demoTrunk = {
  ...trunkDefaults,
  name: 'demo',
  peers: ['127.0.0.0/8', '::1/128'],
  announcement: 'sip:announcement@127.0.0.1:5099',
};

export interface OpenSip {
  readonly port: number | undefined;
  stop(): Promise<void>;
}

/** Opens the SIP redirect server; undefined where no trunk is set, since then nobody may ask. */
export async function openSip(
  settings: Settings,
  demo: boolean,
  parts: { intake: Intake; clock: Clock; classify: (to: string) => NumberKind },
): Promise<OpenSip | undefined> {
  const { sip, homeCountry, timeZone } = settings;
  const trunks = demo && sip.trunks.length === 0 ? [demoTrunk] : sip.trunks;
  if (trunks.length === 0) return undefined;
  const server = new SipServer({
    ...parts,
    trunks,
    listen: {
      host: sip.host,
      ...(sip.transports.includes('udp') ? { udpPort: sip.port } : {}),
      ...(sip.transports.includes('tcp') ? { tcpPort: sip.port } : {}),
    },
    strangers: sip.strangers,
    subscriberOf: signalled => nationalForm(signalled, dialPlans[homeCountry]),
    zone: offsetNow(timeZone),
  });
  const ports = await server.start();
  return { port: ports.udpPort ?? ports.tcpPort, stop: () => server.stop() };
}

/** The zone's offset now, as times are written (`+09:00`). */
function offsetNow(timeZone: string): string {
  const offset =
    transitionsOf(timeZone).findLast(each => each.fromMs <= Date.now())?.offsetMinutes ?? 0;
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}
