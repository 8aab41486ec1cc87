// The inbox at work: keeps list and thread fresh without touching what somebody types, and brings the keys to the buttons.
const list = document.getElementById('conversations');
const pane = document.getElementById('conversation');
const body = document.body;
const url = (path, more = {}) => `${path}?${new URLSearchParams({ queue: list.dataset.queue, ...more })}`;
const current = () => pane.querySelector('[data-id]')?.dataset.id;

// What changed elsewhere. A burst of posts makes one refresh a second, not one per post.
let waiting = false;
body.addEventListener('attune:live-inbox', () => {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    refreshList();
    htmx.ajax('GET', url('/inbox/queues'), { target: '#queues', swap: 'innerHTML' });
  }, 400);
});
body.addEventListener('attune:live-conversation', ({ detail }) => {
  const id = current();
  if (id && (detail.all || detail.ids.includes(id))) refreshThread();
});

// A colleague was faster: the thread shows what they did, and what was typed stays where it is.
body.addEventListener('htmx:responseError', ({ detail }) => {
  if (detail.xhr.status === 409 && current()) refreshThread();
});
function refreshThread() {
  htmx.ajax('GET', url(`/inbox/${current()}/live`), { target: '#thread-items', swap: 'innerHTML' });
}

// Whoever has scrolled down keeps their place, and is told.
function refreshList() {
  if (list.scrollTop > 80) return stale();
  htmx.ajax('GET', url('/inbox/list', { q: list.dataset.query, selected: current() ?? '' }), { target: '#conversations', swap: 'innerHTML' });
}

function stale() {
  if (list.querySelector('.stale')) return;
  const button = Object.assign(document.createElement('button'), { className: 'stale', type: 'button', textContent: '↑' });
  button.setAttribute('aria-label', list.closest('section').getAttribute('aria-label'));
  button.addEventListener('click', () => { list.scrollTop = 0; refreshList(); });
  list.prepend(button);
}

// A conversation that was opened or dealt with: mark its line, show its end, set up its composer.
body.addEventListener('htmx:afterSettle', ({ detail }) => {
  if (detail.target?.id === 'conversation') settle();
  if (detail.target?.id === 'thread-items') mode(composer()?.dataset.mode);
});
function settle() {
  document.getElementById('main').classList.add('chosen');
  mark();
  mode(composer()?.dataset.mode);
  restore();
  const thread = document.getElementById('thread');
  if (thread) thread.scrollTop = thread.scrollHeight;
}
function mark() {
  for (const line of list.querySelectorAll('.row-c')) {
    const on = line.dataset.conversation === current();
    line.classList.toggle('on', on);
    on ? line.setAttribute('aria-current', 'true') : line.removeAttribute('aria-current');
  }
}

// One composer, two forms: an answer goes out, a note stays.
const composer = () => document.getElementById('composer');
function mode(name) {
  const box = composer();
  if (!box || !name) return;
  box.dataset.mode = name;
  for (const form of box.querySelectorAll('[data-form]')) form.hidden = form.dataset.form !== name;
  for (const tab of box.querySelectorAll('.composer-tab')) {
    tab.classList.toggle('on', tab.dataset.mode === name);
    tab.setAttribute('aria-pressed', tab.dataset.mode === name);
  }
}
body.addEventListener('click', ({ target }) => {
  const tab = target.closest('.composer-tab');
  if (tab) { mode(tab.dataset.mode); field()?.focus(); }
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
});
const field = () => composer()?.querySelector('[data-form]:not([hidden]) textarea');
body.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('.composer textarea')) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (event.key === 'Escape' && event.target.matches('.composer textarea, #inbox-search')) event.target.blur();
});

// What is typed outlives other conversations, other actions on this one, and a reload, until it is sent.
const draft = (form) => `attune.draft.${current()}.${form.dataset.form}`;
body.addEventListener('input', ({ target }) => {
  if (target.matches('.composer textarea')) sessionStorage.setItem(draft(target.form), target.value);
});
body.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (!detail.isError && detail.requestConfig.elt?.matches?.('.composer [data-form]')) sessionStorage.removeItem(draft(detail.requestConfig.elt));
});
// A form that was sent before its scripts were ready goes the way of a browser without any.
document.addEventListener('submit', ({ target, defaultPrevented }) => {
  if (!defaultPrevented && target.matches('.composer [data-form]')) sessionStorage.removeItem(draft(target));
});
function restore() {
  for (const form of composer()?.querySelectorAll('[data-form]') ?? []) {
    const text = form.querySelector('textarea');
    if (!text.value) text.value = sessionStorage.getItem(draft(form)) ?? '';
  }
}

// The keys of the palette end here.
const on = (action, run) => body.addEventListener(`attune:inbox-${action}`, run);
const press = (act) => pane.querySelector(`[data-act="${act}"]`)?.click();
on('next', () => step(1));
on('previous', () => step(-1));
on('search', () => document.getElementById('inbox-search').focus());
on('reply', () => { mode('reply'); field()?.focus(); });
on('note', () => { mode('note'); field()?.focus(); });
on('assign', () => press('assign'));
on('close', () => press('close'));
on('needless', () => press('needless'));
on('snooze', () => press('snooze'));
function step(by) {
  const lines = [...list.querySelectorAll('.row-c')];
  const next = lines[Math.max(0, lines.findIndex((line) => line.classList.contains('on')) + by)];
  next?.click();
  next?.scrollIntoView({ block: 'nearest' });
}

// What is left of a promise goes on counting; the server's words come with the next refresh.
setInterval(() => {
  if (!document.hidden && list.scrollTop <= 80 && !list.dataset.query) refreshList();
}, 60_000);

mode(composer()?.dataset.mode);
restore();
const thread = document.getElementById('thread');
if (thread) thread.scrollTop = thread.scrollHeight;
