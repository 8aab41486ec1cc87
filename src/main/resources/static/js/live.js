// Turns what the server says has changed into events on the body: `attune:live-<topic>` with detail.ids,
// or detail.all when it cannot be told which. All tabs of a browser share one stream.
const version = new URL(import.meta.url).search;
const worker = new URL(`./live-worker.js${version}`, import.meta.url);

let changed = new Map();
let everything = false;

if (document.querySelector('[data-live]')) {
  if ('SharedWorker' in window) shareByWorker();
  else shareByLock();
  document.addEventListener('visibilitychange', dispatch);
}

function shareByWorker() {
  const { port } = new SharedWorker(worker, { type: 'module', name: 'attune-live' });
  port.onmessage = ({ data }) => hear(data);
  addEventListener('pagehide', () => port.postMessage('leave'));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    port.postMessage('return');
    hear({ everything: true });
  });
}

// Without workers one tab holds a lock and the stream, and passes on what it hears.
async function shareByLock() {
  const { listen } = await import(worker.href);
  if (!navigator.locks || !('BroadcastChannel' in window)) return listen(hear);
  const others = new BroadcastChannel('attune-live');
  others.onmessage = ({ data }) => hear(data);
  navigator.locks.request('attune-live', () => {
    // The tab that held it before is gone, and with it what came in between.
    hear({ everything: true });
    listen((news) => {
      others.postMessage(news);
      hear(news);
    });
    return new Promise(() => {});
  });
}

function hear(news) {
  everything ||= news.everything === true;
  for (const [topic, ids] of Object.entries(news.ids ?? {}))
    changed.set(topic, new Set([...(changed.get(topic) ?? []), ...ids]));
  dispatch();
}

// A page that nobody sees catches up when it is looked at.
function dispatch() {
  if (document.hidden || (!everything && changed.size === 0)) return;
  const [all, topics] = [everything, changed];
  everything = false;
  changed = new Map();
  if (all) {
    tell('attune:live-reset', {});
    for (const topic of followed()) tell(`attune:live-${topic}`, { ids: [], all: true });
  } else
    for (const [topic, ids] of topics)
      tell(`attune:live-${topic}`, ids.has('*') ? { ids: [], all: true } : { ids: [...ids], all: false });
}

function followed() {
  return new Set([...document.querySelectorAll('[data-live]')].flatMap(({ dataset }) => dataset.live.split(' ')));
}

function tell(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}
