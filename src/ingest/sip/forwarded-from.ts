import { type NameAddr, parseNameAddr, uriOf } from './parse-name-addr.ts';
import { headerValues, type SipRequest } from './sip-message.ts';

/**
 * Who forwarded the call last: the topmost Diversion (RFC 5806 §5: latest first), else the
 * History-Info entry that was retargeted last (RFC 7044, RFC 4458). Undefined for a direct call.
 */
export function forwardedFrom(request: SipRequest): string | undefined {
  for (const value of headerValues(request, 'diversion')) {
    const user = uriOf(parseNameAddr(value))?.user;
    if (user !== undefined && user !== '') return user;
  }
  const history = headerValues(request, 'history-info');
  return history.length === 0 ? undefined : fromHistory(history.map(parseNameAddr));
}

function fromHistory(entries: readonly (NameAddr | undefined)[]): string | undefined {
  for (let at = entries.length - 1; at > 0; at -= 1) {
    const entry = entries[at];
    const uri = uriOf(entry);
    if (entry === undefined || uri === undefined) continue;
    // `mp` names the entry that was mapped to this one: another user, hence a forwarding.
    const mapped = entry.params.get('mp');
    const before =
      mapped === undefined
        ? entries[at - 1]
        : (entries.find(each => each?.params.get('index') === mapped) ?? entries[at - 1]);
    const beforeUri = uriOf(before);
    const diverted =
      mapped !== undefined ||
      uri.params.has('cause') ||
      /(^|&)reason=/i.test(beforeUri?.headers ?? '');
    const user = beforeUri?.user;
    if (diverted && user !== undefined && user !== '' && user !== uri.user) return user;
  }
  return undefined;
}
