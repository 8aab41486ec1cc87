// In the head and not a module: the colours must be right before the first paint.
(() => {
  const key = 'attune-theme';
  const system = matchMedia('(prefers-color-scheme: dark)');

  const chosen = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be forbidden
    }
  };
  const apply = () =>
    document.documentElement.setAttribute('data-bs-theme', chosen() ?? (system.matches ? 'dark' : 'light'));

  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-theme-toggle]')) return;
    const next = document.documentElement.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem(key, next);
    } catch {
      // then it holds for this page
    }
    document.documentElement.setAttribute('data-bs-theme', next);
  });
})();
