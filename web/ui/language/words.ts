// The words of a page, in both languages with the same keys: a word that is missing in one does
// not compile. They travel with the page that needs them.
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Language, languageNow } from './language.ts';

/** `{{name}}` in a text is filled in; `key_one` and `key_other` choose by `count` (English). */
export type Filled = Readonly<Record<string, string | number>>;

export interface Words<Key extends string> {
  readonly name: string;
  readonly texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>;
}

/** `key_other` is said as `key`, with a `count`. */
type Said<Key extends string> = Key | (Key extends `${infer Base}_other` ? Base : never);

export type Say<Key extends string> = (key: Said<Key>, filled?: Filled) => string;
type Translate = (key: string, filled: Readonly<Record<string, unknown>>) => string;

/** Words under a name of their own: `defineWords('queue', { ja: {…}, en: {…} })`. */
export function defineWords<const Japanese extends Readonly<Record<string, string>>>(
  name: string,
  texts: {
    readonly ja: Japanese;
    // English has a word of its own for one.
    readonly en: Readonly<Record<keyof Japanese, string>> &
      Readonly<Record<`${string}_one`, string>>;
  },
): Words<keyof Japanese & string> {
  return { name, texts };
}

/** The words in the language of now; the component is drawn again when that changes. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  add(words);
  const { t } = useTranslation(words.name);
  const translate = t as unknown as Translate;
  return (key, filled) => translate(key, filled ?? {});
}

/** Outside of components. */
export function sayNow<Key extends string>(
  words: Words<Key>,
  key: Said<Key>,
  filled?: Filled,
): string {
  add(words);
  const translate = i18next.t as unknown as Translate;
  return translate(key, { ns: words.name, lng: languageNow(), ...filled });
}

function add<Key extends string>({ name, texts }: Words<Key>): void {
  if (i18next.hasResourceBundle('ja', name)) return;
  i18next.addResourceBundle('ja', name, texts.ja);
  i18next.addResourceBundle('en', name, texts.en);
}
