// The answer page as text: plain HTML that works on any telephone, without scripts or pictures.
import { createHash } from 'node:crypto';
import type { ZoneText } from '../core/call/call-event.ts';
import type { LinkAnswer } from '../core/case/message-fate.ts';
import type { MessageLanguage } from '../core/case/message-order.ts';
import { countryWords, lineWords, timeWords } from '../core/notice/render-notice.ts';
import type { AnswerQuestion, AnswerTaken } from '../workflow/answer-links.ts';
import { answerWords } from './answer-words.ts';

/** What every page says of the carrier. */
export interface AnswerPageFacts {
  readonly carrier: Readonly<Record<MessageLanguage, string>>;
  readonly contact: Readonly<Record<MessageLanguage, string>>;
  readonly zoneAt: (timeMs: number) => ZoneText;
}

const answers: readonly LinkAnswer[] = ['mine', 'not-mine', 'unsure'];

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --ground: #fff; --panel: #f6f8fa; --link: #0b5cad;
  --yes: #0b5cad; --no: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9da7b3; --line: #30363d; --ground: #0d1117; --panel: #161b22;
    --link: #79b8ff;
    --yes: #1f6feb; --no: #c9372c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.7;
  font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
main, header { max-width: 34rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem;
  padding-top: .75rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
header strong { font-size: .95rem; }
a { color: var(--link); }
header a { display: inline-flex; align-items: center; min-height: 2.75rem; }
h1 { font-size: 1.35rem; line-height: 1.45; margin: 1.25rem 0 .5rem; text-wrap: balance; }
:lang(ja) h1, :lang(ja) h2, :lang(ja) p, :lang(ja) li { word-break: auto-phrase; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; }
dl { margin: 1rem 0; padding: .5rem 1rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: .5rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .35rem 0; }
dt { color: var(--soft); flex: 0 0 9.5rem; }
dd { margin: 0; flex: 1 1 10rem; font-weight: 600; }
form { margin: .75rem 0; }
button { width: 100%; min-height: 3.5rem; font: inherit; font-size: 1.1rem; font-weight: 700;
  color: #fff; background: var(--yes); border: 2px solid transparent; border-radius: .6rem; }
button.not-mine { background: var(--no); }
button.unsure { color: var(--ink); background: transparent; border-color: var(--line); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
ol { padding-left: 1.4rem; }
li { margin: .4rem 0; }
.soft { color: var(--soft); font-size: .9rem; }
.help { margin: 1.5rem 0 2rem; padding-top: 1rem; border-top: 1px solid var(--line); }
`;

const styleDigest = createHash('sha256').update(style).digest('base64');

/** No script, no picture, nothing from elsewhere; the one style sheet is named by its digest. */
export const answerPagePolicy =
  `default-src 'none'; style-src 'sha256-${styleDigest}'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export class AnswerHtml {
  readonly #facts: AnswerPageFacts;

  constructor(facts: AnswerPageFacts) {
    this.#facts = facts;
  }

  question(asked: AnswerQuestion, token: string, language: MessageLanguage): string {
    const words = answerWords[language];
    const { firstCallMs, calls, countries } = asked.facts;
    const rows: [string, string][] = [[words.line, words.lineEnding(lineWords(asked.subscriber))]];
    if (firstCallMs !== undefined) rows.push([words.first, this.#time(firstCallMs, language)]);
    if (calls !== undefined && calls > 0) rows.push([words.calls, words.callCount(calls)]);
    if (countries !== undefined && countries.length > 0) {
      rows.push([words.countries, countryWords(countries, language)]);
    }
    const list = rows
      .map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`)
      .join('\n');
    const forms = answers.map(answer => form(token, answer, language)).join('\n');
    const once = words.once(this.#time(asked.expiresMs, language));
    return this.#page(
      language,
      words.question,
      `<p>${escaped(words.lead)}</p>\n<dl>\n${list}\n</dl>\n${forms}\n` +
        `<p class="soft">${escaped(once)}</p>\n<p class="soft">${escaped(words.untouched)}</p>`,
      token,
    );
  }

  taken(taken: AnswerTaken, language: MessageLanguage): string {
    const words = answerWords[language];
    const noted = words.noted[taken.answer];
    return this.#page(language, words.thanks, paragraphs(noted) + this.#next(taken, language));
  }

  /** The same for every link that cannot be used, whatever the reason. */
  invalid(language: MessageLanguage): string {
    const words = answerWords[language];
    return this.#page(language, words.invalid, paragraphs(words.invalidNext));
  }

  later(language: MessageLanguage): string {
    const words = answerWords[language];
    return this.#page(language, words.later, paragraphs(words.laterNext));
  }

  #next({ answer, allowedUntilMs }: AnswerTaken, language: MessageLanguage): string {
    const words = answerWords[language];
    if (answer === 'mine') {
      if (allowedUntilMs === undefined) return paragraphs(words.callFirst, words.callUs);
      return paragraphs(words.allowed(this.#time(allowedUntilMs, language)), words.mineNext);
    }
    if (answer === 'unsure') return paragraphs(words.unsureNext);
    const steps = words.now.map(step => `<li>${escaped(step)}</li>`).join('\n');
    return (
      `${paragraphs(words.stopped)}\n<h2>${escaped(words.nowTitle)}</h2>\n` +
      `<ol>\n${steps}\n</ol>\n${paragraphs(words.restore)}`
    );
  }

  #page(language: MessageLanguage, heading: string, inside: string, token?: string): string {
    const words = answerWords[language];
    const other = language === 'ja' ? 'en' : 'ja';
    const change =
      token === undefined
        ? ''
        : `<a href="/a/${escaped(token)}?lang=${other}" lang="${other}" hreflang="${other}">` +
          `${words.other}</a>`;
    return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title>${escaped(words.title)}</title>
<style>${style}</style>
</head>
<body>
<header><strong>${escaped(this.#facts.carrier[language])}</strong>${change}</header>
<main>
<h1>${escaped(heading)}</h1>
${inside}
<p class="help"><strong>${escaped(words.help)}</strong><br>
${escaped(this.#facts.contact[language]).replaceAll('\n', '<br>\n')}</p>
</main>
</body>
</html>
`;
  }

  #time(timeMs: number, language: MessageLanguage): string {
    return timeWords(timeMs, this.#facts.zoneAt(timeMs), language);
  }
}

function form(token: string, answer: LinkAnswer, language: MessageLanguage): string {
  return (
    `<form method="post" action="/a/${escaped(token)}">` +
    `<input type="hidden" name="lang" value="${language}">` +
    `<button class="${answer}" name="answer" value="${answer}">` +
    `${escaped(answerWords[language].buttons[answer])}</button></form>`
  );
}

function paragraphs(...texts: readonly string[]): string {
  return texts.map(text => `<p>${escaped(text)}</p>`).join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
