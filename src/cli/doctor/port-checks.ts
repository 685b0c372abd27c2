// Whether the ports are free, or held by the Sekisho that these settings describe.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Settings } from '../settings.ts';
import { type Finding, note, ok, wrong } from './finding.ts';

type Transport = 'tcp' | 'udp';

export async function checkPorts(settings: Settings): Promise<Finding[]> {
  const { http, sip } = settings;
  const findings: Finding[] = [];
  const health = await healthOf(http.host, http.port);
  const failure = await failureToBind('tcp', http.host, http.port);
  findings.push(httpFinding(settings, failure, health));
  const serving = health !== undefined;
  for (const transport of sip.transports) {
    const check = `port ${sip.port}/${transport}`;
    const at = `SIP ${sip.host}:${sip.port}/${transport}`;
    const code = await failureToBind(transport, sip.host, sip.port);
    if (code === undefined) findings.push(ok(check, `${at} is free`));
    else if (code === 'EADDRINUSE' && serving)
      findings.push(ok(check, `${at} is in use by Sekisho`));
    else findings.push(portProblem(check, at, sip.port, transport, code));
  }
  return findings;
}

function httpFinding(
  { http }: Settings,
  failure: string | undefined,
  health: boolean | undefined,
): Finding {
  const check = `port ${http.port}/tcp`;
  const at = `HTTP ${http.host}:${http.port}`;
  if (failure === undefined) return ok(check, `${at} is free`);
  if (health === true) return ok(check, `${at}: Sekisho is running and serves everything`);
  if (health === false) {
    const todo = `See what fails: curl http://${http.host}:${http.port}/v1/health`;
    return wrong(check, `${at}: Sekisho is running, but not everything serves`, todo);
  }
  return portProblem(check, at, http.port, 'tcp', failure);
}

function portProblem(
  check: string,
  at: string,
  port: number,
  transport: Transport,
  code: string,
): Finding {
  if (code === 'EADDRINUSE') {
    const flag = transport === 'tcp' ? '-ltnp' : '-lunp';
    const todo = `Stop that program ("ss ${flag} sport = :${port}" names it), or set another port.`;
    return wrong(check, `${at} is in use by another program`, todo);
  }
  if (code === 'EACCES') {
    return wrong(check, `${at} may not be opened by this user`, 'Set a port of 1024 or above.');
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return wrong(check, `${at} is no address of this machine`, 'Set host to one of its addresses.');
  }
  return note(check, `${at} cannot be opened (${code})`, 'Look into the system log.');
}

/** Code of the failure, or undefined when the port could be opened (it is closed again). */
export async function failureToBind(
  transport: Transport,
  host: string,
  port: number,
): Promise<string | undefined> {
  if (port === 0) return undefined;
  return new Promise(resolve => {
    if (transport === 'udp') {
      const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
      socket.once('error', (error: NodeJS.ErrnoException) => {
        socket.close();
        resolve(error.code ?? 'error');
      });
      socket.bind({ port, address: host, exclusive: true }, () => {
        socket.close(() => resolve(undefined));
      });
      return;
    }
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** What `GET /v1/health` says; undefined when whoever listens there is not Sekisho. */
export async function healthOf(host: string, port: number): Promise<boolean | undefined> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  const shown = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  try {
    const answer = await fetch(`http://${shown}:${port}/v1/health`, {
      signal: AbortSignal.timeout(4_000),
    });
    const body = (await answer.json()) as { ok?: unknown; checks?: unknown };
    return typeof body.ok === 'boolean' && typeof body.checks === 'object' ? body.ok : undefined;
  } catch {
    return undefined;
  }
}
