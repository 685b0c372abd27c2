import type { Say } from '../../../../ui/language/words.ts';
import type { detailWords } from './detail-words.ts';

type SayDetail = Say<keyof (typeof detailWords)['texts']['ja'] & string>;

/** `operator:sato`, `policy standard 1`, `api:dialler`, `subscriber` in words. */
export function whoDid(by: string, say: SayDetail): string {
  if (by.startsWith('operator:')) return by.slice('operator:'.length);
  if (by.startsWith('api:')) return say('who.key', { name: by.slice('api:'.length) });
  if (by === 'subscriber') return say('who.subscriber');
  const policy = /^policy[: ](.*)$/.exec(by)?.[1];
  return policy === undefined ? by : say('who.policy', { name: policy });
}
