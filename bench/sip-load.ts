// The load process of the SIP bench: sends INVITEs over UDP, acknowledges the answers, and reports
// to its parent. Arguments: port, calls, calls a second (0: as many as `window` allows), window,
// calls at the begin that count as sent and answered, but not for time: both sides warm up, one in
// so many that is refused (0: none), number of the first caller, transport (udp, or tcp over one
// connection).
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { benchCall } from './bench-call.ts';

export interface LoadReport {
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  /** Calls answered a second, after the warm-up. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
}

const [port = 0, calls = 0, rate = 0, window = 0, warmUp = 0, refusedOneIn = 20, firstCaller = 0] =
  process.argv.slice(2, 9).map(Number);
const overTcp = process.argv[9] === 'tcp';
const drainMs = 2_000;

const sentMs = new Float64Array(calls);
const tookMs = new Float64Array(calls);
let sent = 0;
let answered = 0;
let lastAnswerMs = 0;
let warmMs = 0;

const { localPort, transmit, close } = overTcp ? connection() : datagrams();

interface Wire {
  readonly localPort: () => number;
  readonly transmit: (text: string) => void;
  readonly close: () => void;
}

function datagrams(): Wire {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 });
  socket.on('message', bytes => take(bytes.toString('latin1')));
  socket.bind(0, '127.0.0.1', begin);
  return {
    localPort: () => socket.address().port,
    transmit: text => socket.send(Buffer.from(text, 'latin1'), port, '127.0.0.1'),
    close: () => socket.close(),
  };
}

/** Answers of the bench have no body: each ends with its blank line. */
function connection(): Wire {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }, begin);
  let rest = '';
  socket.on('error', () => finish());
  socket.on('data', bytes => {
    const texts = `${rest}${bytes.toString('latin1')}`.split('\r\n\r\n');
    rest = texts.pop()!;
    socket.cork();
    for (const text of texts) take(`${text}\r\n\r\n`);
    socket.uncork();
  });
  return {
    localPort: () => socket.localPort!,
    transmit: text => socket.write(text, 'latin1'),
    close: () => socket.destroy(),
  };
}

const beganMs = performance.now();
function begin(): void {
  if (rate === 0) {
    while (sent < Math.min(window, calls)) send();
    setTimeout(watch, drainMs).unref();
  } else {
    setImmediate(pace);
  }
}

function pace(): void {
  const due = Math.min(calls, Math.floor(((performance.now() - beganMs) * rate) / 1_000));
  while (sent < due) send();
  if (sent < calls) setTimeout(pace, 1);
  else setTimeout(finish, drainMs);
}

/** In window mode a lost datagram would stop the flow; after a silence the rest is given up. */
function watch(): void {
  if (performance.now() - lastAnswerMs > drainMs) finish();
  else setTimeout(watch, 100);
}

function take(text: string): void {
  const nowMs = performance.now();
  const at = text.indexOf('Call-ID: ') + 9;
  const call = Number(text.slice(at, text.indexOf('@', at)));
  if (!(sentMs[call]! > 0) || tookMs[call]! > 0) return;
  tookMs[call] = Math.max(nowMs - sentMs[call]!, 1e-6);
  lastAnswerMs = nowMs;
  answered += 1;
  const to = text.indexOf('\r\nTo: ') + 6;
  transmit(acknowledge(call, text.slice(to, text.indexOf('\r\n', to))));
  if (rate === 0 && sent < calls) send();
  if (answered === calls) finish();
}

function send(): void {
  sentMs[sent] = performance.now();
  if (sent === warmUp) warmMs = sentMs[sent]!;
  transmit(invite(sent));
  sent += 1;
}

function head(method: string, call: number, to: string): string {
  const caller = callerOf(call);
  const local = `127.0.0.1:${localPort()}`;
  return (
    `${method} sip:${dialled(call)}@127.0.0.1:${port};user=phone SIP/2.0\r\n` +
    `Via: SIP/2.0/${overTcp ? 'TCP' : 'UDP'} ${local};branch=z9hG4bK-${call}-524287-1;rport\r\n` +
    'Max-Forwards: 69\r\n' +
    `From: "${caller}" <sip:${caller}@sbc.carrier.example>;tag=${call}x91\r\n` +
    `To: ${to}\r\n` +
    `Call-ID: ${call}@${local}\r\nCSeq: 1 ${method}\r\n`
  );
}

function callerOf(call: number): string {
  return benchCall(firstCaller + call).caller;
}

function sourceOf(call: number): string {
  return benchCall(firstCaller + call).source;
}

function dialled(call: number): string {
  const { caller, number } = benchCall(firstCaller + call);
  // Some go where the bench's own intake refuses; to the real engine those would be a campaign.
  return refusedOneIn > 0 && call % refusedOneIn === 0 ? `010881${caller.slice(-8)}` : number;
}

const sdp =
  'v=0\r\no=sbc 20518 20518 IN IP4 192.0.2.17\r\ns=-\r\nc=IN IP4 192.0.2.17\r\nt=0 0\r\n' +
  'm=audio 31078 RTP/AVP 0 8 18 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n' +
  'a=rtpmap:18 G729/8000\r\na=fmtp:18 annexb=no\r\na=rtpmap:101 telephone-event/8000\r\n' +
  'a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n';

function invite(call: number): string {
  const caller = callerOf(call);
  return (
    `${head('INVITE', call, `<sip:${dialled(call)}@127.0.0.1;user=phone>`)}` +
    `Contact: <sip:${caller}@192.0.2.17:5060;transport=${overTcp ? 'tcp' : 'udp'}>\r\n` +
    `P-Asserted-Identity: <sip:${caller}@sbc.carrier.example>\r\n` +
    `X-Source-IP: ${sourceOf(call)}\r\n` +
    'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, PRACK, INFO, NOTIFY, REFER\r\n' +
    'Supported: timer, 100rel, replaces\r\nSession-Expires: 1800;refresher=uac\r\nMin-SE: 90\r\n' +
    'User-Agent: Carrier SBC 9.2.1\r\nAccept: application/sdp\r\nP-Charging-Vector: icid=1\r\n' +
    `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`
  );
}

function acknowledge(call: number, to: string): string {
  return `${head('ACK', call, to)}Content-Length: 0\r\n\r\n`;
}

let finished = false;
function finish(): void {
  if (finished) return;
  finished = true;
  const took = tookMs
    .subarray(warmUp)
    .filter(ms => ms > 0)
    .sort();
  const share = (part: number): number =>
    took.length === 0 ? 0 : took[Math.min(took.length - 1, Math.floor(part * took.length))]!;
  const report: LoadReport = {
    sent,
    answered,
    lost: sent - answered,
    perSecond: (1_000 * took.length) / (lastAnswerMs - warmMs),
    p50Ms: share(0.5),
    p99Ms: share(0.99),
    p999Ms: share(0.999),
    maxMs: took.at(-1) ?? 0,
  };
  close();
  process.send!(report, () => process.disconnect());
}
