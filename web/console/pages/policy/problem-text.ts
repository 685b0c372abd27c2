import type { Schemas } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { sayNow } from '../../../ui/language/words.ts';
import { settingAt } from './policy-settings.ts';
import { policyWords } from './policy-words.ts';
import { problemDetail } from './problem-detail.ts';
import { settingWords } from './setting-words.ts';

export type PolicyProblem = Schemas['PolicyProblem'];

const known = new Set([
  'yaml',
  'unknown',
  'group',
  'type',
  'whole-number',
  'analysis',
  'level',
  'weight',
  'contact',
  'clause-missing',
  'level-order',
  'few-attempts',
]);

/** In the language of now; the name of the setting stands where there is one. */
export function problemText({ code, path, message }: PolicyProblem): string {
  const detail = problemDetail(message, languageNow());
  if (!known.has(code)) return detail;
  return sayNow(policyWords, `problem.${code}` as 'problem.yaml', { path: pathName(path), detail });
}

/** The name of a setting in the language of now; its path where it has none. */
export function pathName(path: string): string {
  return settingAt(path) === undefined ? path : sayNow(settingWords, path as 'name');
}

/** What is wrong with that setting, or with something inside it. */
export function problemIn(problems: readonly PolicyProblem[], path: string): string | undefined {
  const one = problems.find(each => each.path === path || each.path.startsWith(`${path}.`));
  return one === undefined ? undefined : problemText(one);
}
