// Lists and found things: the sheet beside a list, choosing a whole page, and arrows from row to row and hit to hit.
const sheet = document.getElementById('sheet');
let opener = null;
document.documentElement.classList.add('scripted');

document.body.addEventListener('htmx:afterSwap', ({ detail }) => {
  if (sheet && detail.target.id === 'sheet-body' && !sheet.open) {
    opener = document.activeElement;
    sheet.showModal();
  }
});
sheet?.addEventListener('close', () => opener?.focus());
sheet?.addEventListener('click', (event) => {
  if (event.target === sheet) sheet.close();
});

document.addEventListener('change', ({ target }) => {
  if (!target.matches?.('[data-all]')) return;
  for (const box of target.form.querySelectorAll('[name=id]')) box.checked = target.checked;
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape')
    for (const menu of document.querySelectorAll('.list-bar .menu[open]')) menu.open = false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const found = document.querySelector('[data-walk]');
  if (!step || !found || document.querySelector('dialog[open]')) return;
  const hits = [...found.querySelectorAll('a')];
  const at = hits.indexOf(document.activeElement);
  const next = at + step < 0 ? document.getElementById('q') : hits[Math.min(at + step, hits.length - 1)];
  next?.focus();
  event.preventDefault();
});
// From row to row with the arrows; a blank looks at the row beside the list.
document.addEventListener('keydown', (event) => {
  if (!event.target.matches?.('[data-row]')) return;
  const row = event.target.closest('tr');
  const other = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
  if (event.key === ' ') row.querySelector('.peek').click();
  else if (other) other.querySelector('[data-row]').focus();
  else return;
  event.preventDefault();
});
document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('.list-bar .menu[open]'))
    if (!menu.contains(target)) menu.open = false;
});
