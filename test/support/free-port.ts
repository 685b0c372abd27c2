import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below those that the system gives to outgoing connections: nobody takes one meanwhile. */
const from = 16_384;
const ports = 16_384;

/** A port of 127.0.0.1 that nobody holds, for programs that must be told one. */
export async function freePort(of: 'tcp' | 'udp' | 'both' = 'tcp'): Promise<number> {
  for (;;) {
    const port = from + Math.floor(Math.random() * ports);
    if (of !== 'udp' && !(await isFree('tcp', port))) continue;
    if (of !== 'tcp' && !(await isFree('udp', port))) continue;
    return port;
  }
}

function isFree(of: 'tcp' | 'udp', port: number): Promise<boolean> {
  const probe = of === 'udp' ? createSocket('udp4') : createServer();
  return new Promise(resolve => {
    probe.once('error', () => resolve(false));
    probe.once('listening', () => void probe.close(() => resolve(true)));
    if ('bind' in probe) probe.bind(port, '127.0.0.1');
    else probe.listen(port, '127.0.0.1');
  });
}
