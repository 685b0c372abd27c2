const kept = 'sekisho-language';

/** The language chosen before, else the browser's: `ja` or `en`. */
export function chooseLanguage() {
  const before = read();
  if (before === 'ja' || before === 'en') return before;
  return (navigator.languages ?? [navigator.language]).some(tag => tag.startsWith('ja'))
    ? 'ja'
    : 'en';
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
