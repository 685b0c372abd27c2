import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody holds, for programs that must be told one. */
export async function freePort(of: 'tcp' | 'udp' = 'tcp'): Promise<number> {
  const probe = of === 'udp' ? createSocket('udp4') : createServer();
  if ('bind' in probe) probe.bind(0, '127.0.0.1');
  else probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
