const kept = 'sekisho-language';

/** The language chosen before, else the browser's: `ja` or `en`. */
function chooseLanguage() {
  const before = read();
  if (before === 'ja' || before === 'en') return before;
  return (navigator.languages ?? [navigator.language]).some(tag => tag.startsWith('ja'))
    ? 'ja'
    : 'en';
}

/**
 * Puts the words of the chosen language where the page has `data-word`; gives them. The button
 * `language` leads to the other one, `changed` is called then with its words.
 */
export function fillWords(words, changed = () => {}) {
  const button = document.getElementById('language');
  let language = chooseLanguage();
  const fill = () => {
    const other = language === 'ja' ? 'en' : 'ja';
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll('[data-word]')) {
      element.textContent = words[language][element.dataset.word];
    }
    button.textContent = other === 'ja' ? '日本語' : 'English';
    button.lang = other;
    return words[language];
  };
  button.addEventListener('click', () => {
    language = language === 'ja' ? 'en' : 'ja';
    keep(language);
    changed(fill());
  });
  return fill();
}

function keep(language) {
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
