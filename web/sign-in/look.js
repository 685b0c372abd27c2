// Before anything is drawn: the colours that were chosen in the console, else those of the device.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // A browser that keeps nothing has chosen nothing.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const scheme =
      chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
    document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  };
  apply();
  dark.addEventListener('change', apply);
})();
