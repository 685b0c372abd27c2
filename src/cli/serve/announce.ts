import type { Settings } from '../settings.ts';
import type { ReferenceLists } from './lists/reference-lists.ts';

export interface Opened {
  readonly host: string;
  readonly port: number;
  readonly sipPort: number | undefined;
  /** Journal records replayed at the start. */
  readonly replayed: number;
  readonly lists: ReferenceLists;
  readonly demo: boolean;
  /** Of the demonstration's time. */
  readonly pace: number;
  /** How to sign in to the demonstration. */
  readonly signIn: string | undefined;
}

/** What the operator reads when everything is open. */
export function announcement(settings: Settings, opened: Opened): string {
  const host = opened.host.includes(':') ? `[${opened.host}]` : opened.host;
  const signIn =
    settings.http.keys.length > 0 ? 'sign in with an API key' : 'no sign-in needed on this machine';
  const recovered =
    opened.replayed > 0 ? ` (recovered, ${opened.replayed} journal records replayed)` : '';
  const lines = [
    `Sekisho 関所 is open:  http://${host}:${opened.port}/   (${signIn})`,
    opened.sipPort === undefined
      ? 'SIP: not open, since sip.trunks names no trunk'
      : `SIP redirect server:  ${settings.sip.host}:${opened.sipPort}`,
    `Data: ${settings.dataDir}${recovered}`,
  ];
  if (opened.demo) {
    lines.push(
      `A simulated carrier is running at ${opened.pace} times the speed of time;`,
      'an attack comes in ten of its minutes.',
    );
    if (opened.signIn !== undefined) lines.push(opened.signIn);
  } else if (opened.lists.rateRows.length === 0 || opened.lists.subscribers.length === 0) {
    lines.push(
      'No rate deck or no subscribers yet: "sekisho import --help" says how to bring them in.',
    );
  }
  lines.push('Ctrl-C stops everything.');
  return `${lines.join('\n')}\n`;
}
