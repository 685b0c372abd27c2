import { sayNow } from '../../../../ui/language/words.ts';
import { names } from '../../../../ui/words/names.ts';

type Name = keyof (typeof names)['texts']['ja'];

/** `state.open`, `channel.sms`, … in words; a name that is not known stays what it is. */
export function nameOf(kind: string, name: string): string {
  const key = `${kind}.${name}`;
  const said = sayNow(names, key as Name);
  return said === key ? name : said;
}
