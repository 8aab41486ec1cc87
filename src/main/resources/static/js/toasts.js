// Short notes at the edge of the page: what the server says by `attune:toast`, and what went wrong.
const place = document.getElementById('toasts');
const LONG_ENOUGH = 6000;
const LONG_ENOUGH_TO_UNDO = 10000;

// detail: { text, tone: 'GOOD' | 'BAD', undo: { label, method, path } }
document.body.addEventListener('attune:toast', ({ detail }) => show(detail));

document.body.addEventListener('htmx:responseError', ({ detail }) => {
  const said = detail.xhr.getResponseHeader('HX-Trigger') ?? '';
  if (said.includes('attune:toast') || unasked(detail)) return;
  bad(place.getAttribute(`data-${detail.xhr.status}`) ?? place.getAttribute('data-500'));
});

for (const silence of ['htmx:sendError', 'htmx:timeout'])
  document.body.addEventListener(silence, ({ detail }) => {
    if (!unasked(detail)) bad(place.dataset.network);
  });

// Somebody whose session ended is sent to the sign-in page, which must not land inside a fragment.
document.body.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, requestConfig } = event.detail;
  const landed = xhr.responseURL ? new URL(xhr.responseURL).pathname : '';
  if (landed !== '/login' || requestConfig.path.startsWith('/login')) return;
  event.detail.shouldSwap = false;
  if (!unasked(event.detail)) bad(place.getAttribute('data-401'));
});

// What the page fetches by itself fails in silence; the next change brings it.
function unasked({ requestConfig }) {
  const type = requestConfig?.triggeringEvent?.type ?? '';
  return type === 'load' || type.startsWith('attune:live') || requestConfig?.triggeringEvent == null;
}

function bad(text) {
  show({ text, tone: 'BAD' });
}

function show({ text, tone, undo }) {
  if (!text) return;
  const same = [...place.children].find((other) => other.firstChild.textContent === text);
  same?.remove();

  const toast = document.createElement('div');
  toast.className = `d-flex align-items-center gap-2 ${tone === 'BAD' ? 'bad' : 'good'}`;
  const words = document.createElement('span');
  words.textContent = text;
  toast.append(words);
  if (undo)
    toast.append(
      button(undo.label, 'btn btn-sm', (event) => {
        toast.remove();
        // What goes wrong is told above.
        htmx.ajax(undo.method, undo.path, { source: document.body, swap: 'none', event }).catch(() => {});
      }),
    );
  const close = button('', 'btn-close ms-auto', () => toast.remove());
  close.setAttribute('aria-label', place.dataset.close);
  toast.append(close);
  place.append(toast);
  leaveInTime(toast, undo ? LONG_ENOUGH_TO_UNDO : LONG_ENOUGH);
}

// Nobody should have to hurry: while it is pointed at or focused it stays.
function leaveInTime(toast, time) {
  let timer;
  const start = () => (timer = setTimeout(() => toast.remove(), time));
  const hold = () => clearTimeout(timer);
  toast.addEventListener('pointerenter', hold);
  toast.addEventListener('focusin', hold);
  toast.addEventListener('pointerleave', start);
  toast.addEventListener('focusout', start);
  start();
}

function button(label, className, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', action);
  return made;
}
