// The one stream of a browser. Runs as a shared worker, or is imported by a tab where there are none.
const SHORTEST_PAUSE = 1000;
const LONGEST_PAUSE = 60000;
// A page that was written by the server a moment ago may have missed what the stream said since.
const REMEMBERED = 10000;

export function listen(tell) {
  let pause = SHORTEST_PAUSE;
  let missed = false;
  const open = () => {
    const source = new EventSource('/live');
    source.addEventListener('hello', () => {
      pause = SHORTEST_PAUSE;
      if (missed) tell({ everything: true });
      missed = false;
    });
    source.addEventListener('change', ({ data }) => tell({ ids: JSON.parse(data) }));
    source.addEventListener('reset', () => tell({ everything: true }));
    // The browser's own reconnecting neither backs off nor survives an answer that is no stream.
    source.onerror = () => {
      source.close();
      missed = true;
      setTimeout(open, pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };
  open();
}

if ('SharedWorkerGlobalScope' in self) {
  const pages = new Set();
  let recent = [];
  let listening = false;

  const tell = (news) => {
    recent = [...remembered(), { at: Date.now(), news }];
    for (const page of pages) page.postMessage(news);
  };
  const remembered = () => recent.filter(({ at }) => at > Date.now() - REMEMBERED);

  self.onconnect = ({ ports: [page] }) => {
    pages.add(page);
    page.onmessage = ({ data }) => (data === 'leave' ? pages.delete(page) : pages.add(page));
    for (const { news } of remembered()) page.postMessage(news);
    if (!listening) listen(tell);
    listening = true;
  };
}
