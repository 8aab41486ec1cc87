// The palette (Ctrl K), the list of shortcuts (?), and the shortcuts themselves.
// All three read the commands that the server wrote into the palette's list.
const palette = document.getElementById('palette');
const query = document.getElementById('palette-query');
const list = document.getElementById('palette-list');
const nothing = document.getElementById('palette-empty');
const shortcuts = document.getElementById('shortcuts');
const commands = [...list.querySelectorAll('[role=option]')].filter(
  ({ dataset }) => dataset.path || location.pathname.startsWith(dataset.where),
);
const PAUSE_WHILE_TYPING = 150;
const PAUSE_IN_A_SEQUENCE = 1200;
const NO_FIT = -1000;

for (const option of list.querySelectorAll('[role=option]')) {
  option.hidden = !commands.includes(option);
  option.id = `palette-${[...list.children].indexOf(option)}`;
}

// ---- the palette

document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-palette]')) open();
});
query.addEventListener('input', () => {
  filter();
  search();
});
query.addEventListener('keydown', (event) => {
  const options = shown();
  const at = options.indexOf(selected());
  const next = {
    ArrowDown: (at + 1) % options.length,
    ArrowUp: (at - 1 + options.length) % options.length,
    PageDown: Math.min(at + 8, options.length - 1),
    PageUp: Math.max(at - 8, 0),
  }[event.key];
  if (options.length && next !== undefined) select(options[next]);
  else if (event.key === 'Enter' && selected()) run(selected());
  else return;
  event.preventDefault();
});
list.addEventListener('click', (event) => {
  const option = event.target.closest('[role=option]');
  if (option) run(option);
});
for (const dialog of [palette, shortcuts])
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && outside(dialog, event)) dialog.close();
  });

function open() {
  if (palette.open) return palette.close();
  shortcuts.close();
  palette.showModal();
  query.value = '';
  found('');
  filter();
  query.focus();
}

function filter() {
  const wanted = query.value.trim().toLowerCase();
  const ranked = commands
    .map((option, order) => ({ option, order, score: score(wanted, option.dataset.label.toLowerCase()) }))
    .sort((a, b) => b.score - a.score || a.order - b.order);
  for (const { option, score } of ranked) {
    option.hidden = score === NO_FIT;
    list.append(option);
  }
  nothing.hidden = shown().length > 0;
  select(shown()[0]);
}

// What there is besides commands: people, accounts and whatever else the search box finds, above the commands unless
// one of those begins as typed.
let asking;
let pause;

function search() {
  const typed = query.value.trim();
  clearTimeout(pause);
  asking?.abort();
  if (typed.length < 2) return found('');
  pause = setTimeout(async () => {
    asking = new AbortController();
    try {
      const answer = await fetch(`/search/palette?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (answer.ok && !answer.redirected) found(await answer.text());
    } catch {
      // Typed on, or offline: the commands are still there.
    }
  }, PAUSE_WHILE_TYPING);
}

function found(hits) {
  for (const old of list.querySelectorAll('.hit')) old.remove();
  const typed = query.value.trim().toLowerCase();
  const meant = commands.some((option) => !option.hidden && option.dataset.label.toLowerCase().startsWith(typed));
  list.insertAdjacentHTML(meant ? 'beforeend' : 'afterbegin', hits);
  for (const hit of list.querySelectorAll('.hit')) hit.id = `palette-hit-${[...list.children].indexOf(hit)}`;
  nothing.hidden = shown().length > 0;
  if (hits) select(shown()[0]);
}

// How well the letters fit in their order: those that begin a word or follow each other count most.
function score(wanted, label) {
  if (!wanted) return 0;
  let points = 0;
  let last = -1;
  for (const letter of wanted.replaceAll(' ', '')) {
    const starts = wordStart(label, letter, last + 1);
    const at = label[last + 1] === letter ? last + 1 : starts >= 0 ? starts : label.indexOf(letter, last + 1);
    if (at < 0) return NO_FIT;
    points += at === last + 1 ? 3 : at === starts ? 2 : 0;
    last = at;
  }
  return points - label.length / 1000;
}

function wordStart(label, letter, from) {
  for (let at = from; (at = label.indexOf(letter, at)) >= 0; at++)
    if (at === 0 || !/\p{L}/u.test(label[at - 1])) return at;
  return -1;
}

function shown() {
  return [...list.children].filter((option) => !option.hidden);
}

function selected() {
  return list.querySelector('[aria-selected=true]');
}

function select(option) {
  selected()?.setAttribute('aria-selected', 'false');
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  if (option) query.setAttribute('aria-activedescendant', option.id);
  else query.removeAttribute('aria-activedescendant');
}

function run({ dataset }) {
  palette.close();
  if (dataset.path) location.assign(dataset.path);
  else document.body.dispatchEvent(new CustomEvent(`attune:${dataset.action}`, { bubbles: true }));
}

function outside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

// ---- the shortcuts

let typed = [];
let timer;

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    open();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || event.key.length !== 1 || typing(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === '?') {
    shortcuts.showModal();
    event.preventDefault();
  } else if (sequence(event.key)) event.preventDefault();
});

// Answers whether the key was of use: it ended or may go on a sequence such as `g i`.
function sequence(key) {
  clearTimeout(timer);
  for (const keys of [[...typed, key], [key]]) {
    const now = keys.join(' ');
    const whole = commands.find(({ dataset }) => dataset.keys === now);
    const begun = commands.some(({ dataset }) => dataset.keys?.startsWith(`${now} `));
    typed = whole ? [] : keys;
    if (whole) run(whole);
    else if (begun) timer = setTimeout(() => (typed = []), PAUSE_IN_A_SEQUENCE);
    if (whole || begun) return true;
  }
  typed = [];
  return false;
}

function typing(target) {
  return target.isContentEditable || target.closest?.('input, textarea, select') != null;
}
