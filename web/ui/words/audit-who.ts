// Who an entry of the audit names, in words: people by their names, Sekisho's own parts by what
// they are.
import type { Language } from '../language/language.ts';

const parts: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  subscriber: ['契約者', 'the subscriber'],
  enforcement: ['執行先の照合', 'the check of enforcers'],
  retention: ['保存期間の管理', 'retention'],
  policy: ['システム', 'the system'],
  nobody: ['サインインなし', 'nobody signed in'],
  local: ['この機器から', 'from this machine'],
};

/** `operator:sato` is sato; `policy standard` is the system. */
export function auditWho(who: string, language: Language): string {
  const person = /^operator:(.+)$/.exec(who)?.[1];
  if (person !== undefined) return person;
  const key = /^api:(.+)$/.exec(who)?.[1];
  if (key !== undefined) return `API ${key}`;
  const part = parts[/^policy\b/.test(who) ? 'policy' : who];
  return part === undefined ? who : part[language === 'ja' ? 0 : 1];
}
