// The keys of the task list: j and k walk, e ticks off, z puts off to tomorrow, n begins a new one.
const list = document.getElementById('tasks');
let current;

const lines = () => [...list.querySelectorAll('[data-task]')];
const on = (action, run) => document.body.addEventListener(`attune:tasks-${action}`, run);
const press = (act) => chosen()?.querySelector(`[data-act="${act}"]`)?.click();
const chosen = () => lines().find(({ dataset }) => dataset.task === current);

on('next', () => step(1));
on('previous', () => step(-1));
on('done', () => stay(() => press('done')));
on('snooze', () => stay(() => press('snooze')));
on('new', () => document.getElementById('new-title')?.focus());

// The list comes anew after each change, also those of others: the mark stays where it was.
document.body.addEventListener('htmx:afterSettle', ({ detail }) => {
  if (detail.target === list) mark();
});

// The answer to what was just done brings the list as well. News that overtook it would take the form away that it
// answers, and with it the toast that offers to undo.
let waiting = 0;
list.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target === list && waiting) event.preventDefault();
});
list.addEventListener('htmx:beforeSend', ({ target, detail }) => {
  if (target === list) return;
  waiting++;
  detail.xhr.addEventListener('loadend', () => waiting--);
  htmx.trigger(list, 'htmx:abort');
});

function step(by) {
  const all = lines();
  if (!all.length) return;
  const at = all.findIndex(({ dataset }) => dataset.task === current);
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  current = next.dataset.task;
  mark();
  next.querySelector('a').focus();
  next.scrollIntoView({ block: 'nearest' });
}

// What is dealt with leaves the list, so the next one is chosen first.
function stay(act) {
  const all = lines();
  const at = all.findIndex(({ dataset }) => dataset.task === current);
  act();
  current = (all[at + 1] ?? all[at - 1])?.dataset.task;
}

function mark() {
  for (const line of lines()) line.classList.toggle('on', line.dataset.task === current);
}

document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
});
