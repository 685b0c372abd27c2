import type { MeasureKind, Verdict } from '../../core/barring/verdict.ts';
import type { Answer } from './build-response.ts';
import { tokenParam } from './read-setup.ts';
import type { TrunkSettings } from './trunk-settings.ts';

const plainAllow: Readonly<Record<404 | 503, Answer>> = {
  404: {
    status: 404,
    phrase: 'Not Found',
    fields: ['Reason: SIP;cause=404;text="no fraud found"'],
  },
  503: {
    status: 503,
    phrase: 'Service Unavailable',
    fields: ['Reason: SIP;cause=503;text="no fraud found"'],
  },
};

/** The answer that lets the SBC go on; `number` is sent back to it where the trunk wants a 302. */
export function answerAllow(trunk: TrunkSettings, number: string): Answer {
  if (trunk.allow !== 302) return plainAllow[trunk.allow];
  if (trunk.allowTarget === undefined || number === '') return plainAllow[404];
  const contact = `Contact: <sip:${escapeUser(number)}@${trunk.allowTarget}>`;
  const reason = 'Reason: SIP;cause=302;text="no fraud found"';
  return { status: 302, phrase: 'Moved Temporarily', fields: [contact, reason] };
}

/** The call goes to the announcement, which brings the token back (design §7). */
export function answerChallenge(announcement: string, token: string): Answer {
  const [address = '', ...headers] = announcement.split('?');
  const uri = `${address};${tokenParam}=${escapeParam(token)}`;
  const contact = `Contact: <${[uri, ...headers].join('?')}>`;
  const reason = 'Reason: SIP;cause=302;text="verification requested"';
  return { status: 302, phrase: 'Moved Temporarily', fields: [contact, reason] };
}

/** The refusal, with a Reason (RFC 3326) and the ISDN cause "call rejected" (Q.850, 21). */
export function answerRefusal(trunk: TrunkSettings, verdict: Verdict): Answer {
  const status = trunk.refuse;
  const text = refusalText(verdict);
  const fields = [
    `Reason: SIP;cause=${status};text="${text}", Q.850;cause=21;text="call rejected"`,
  ];
  if (trunk.redressUri !== undefined) {
    // RFC 8688 §3.2.1: 608 points at a signed jCard; other refusals at a page for people.
    const purpose = status === 608 ? 'jwscard' : 'info';
    fields.push(`Call-Info: <${trunk.redressUri}>;purpose=${purpose}`);
  }
  const phrases = { 603: 'Decline', 608: 'Rejected', 403: 'Forbidden' } as const;
  return { status, phrase: phrases[status], fields };
}

/**
 * What may be said to a network. Measures that the subscriber knows of are named; all others share
 * one sentence, so that neither the text nor its absence betrays a country block (design §6).
 */
function refusalText(verdict: Verdict): string {
  const measure: MeasureKind | undefined = verdict.measure;
  if (measure === 'barring') return 'international calling is barred on request of the subscriber';
  if (measure !== 'suspension') return 'call refused by the network, please contact your carrier';
  const reference = /^[\w.:-]{1,40}$/.test(verdict.case ?? '') ? `, reference ${verdict.case}` : '';
  return `international calling of this line is suspended, please contact your carrier${reference}`;
}

/** Characters allowed in a user part as they are (RFC 3261 §25.1); all others escaped. */
function escapeUser(text: string): string {
  return text.replace(/[^\w.!~*'()&=+$,;?/-]/g, escapeChar);
}

function escapeParam(text: string): string {
  return text.replace(/[^\w.!~*'()[\]/:&+$-]/g, escapeChar);
}

function escapeChar(char: string): string {
  return [...Buffer.from(char, 'utf8')]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
