// The navigation on phones: folded until asked for.
const toggle = document.querySelector('[data-rail-toggle]');
const rail = toggle?.closest('.rail');

function fold(open) {
  rail.classList.toggle('open', open);
  toggle.setAttribute('aria-expanded', String(open));
}

toggle?.addEventListener('click', () => fold(!rail.classList.contains('open')));
rail?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !rail.classList.contains('open')) return;
  fold(false);
  toggle.focus();
});
