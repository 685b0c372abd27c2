// Japanese or English: chosen once, kept in the browser, changed at once everywhere.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'ja' | 'en';

const kept = 'sekisho-language';

/** Starts the words; before the first page is drawn. */
export async function startLanguage(): Promise<void> {
  const language = chosenLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    // Dots and colons in keys are only that.
    keySeparator: false,
    nsSeparator: false,
  });
  document.documentElement.lang = language;
}

export function languageNow(): Language {
  return i18next.language === 'ja' ? 'ja' : 'en';
}

export function changeLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function chosenLanguage(): Language {
  const before = keptLanguage();
  if (before === 'ja' || before === 'en') return before;
  return navigator.languages.some(tag => tag.startsWith('ja')) ? 'ja' : 'en';
}

function keptLanguage(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
