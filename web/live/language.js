const kept = 'sekisho-language';

/** The language chosen before, else the browser's: `ja` or `en`. */
export function chooseLanguage() {
  const before = read();
  if (before === 'ja' || before === 'en') return before;
  return (navigator.languages ?? [navigator.language]).some(tag => tag.startsWith('ja'))
    ? 'ja'
    : 'en';
}

/** Puts the words of the chosen language where the page has `data-word`; gives them. */
export function fillWords(words) {
  const language = chooseLanguage();
  const text = words[language];
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = text[element.dataset.word];
  }
  return text;
}

export function keepLanguage(language) {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function read() {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
