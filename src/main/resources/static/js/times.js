// Keeps lengths of time true while a page stays open: <time datetime="…" data-length>48 min</time>.
// The server writes them first, with the same words (Words.length); from two days on nothing changes soon enough.
// With data-deadline the element turns `late` when its moment has passed.
const words = document.getElementById('toasts').dataset;

function refresh() {
  if (document.hidden) return;
  for (const time of document.querySelectorAll('time[data-length]')) {
    const distance = Date.parse(time.dateTime) - Date.now();
    const minutes = Math.floor(Math.abs(distance) / 60000);
    const text =
      minutes < 60
        ? words.minutes.replace('{0}', minutes)
        : minutes < 48 * 60
          ? words.hours.replace('{0}', Math.floor(minutes / 60))
          : null;
    if (text !== null && time.textContent !== text) time.textContent = text;
    if ('deadline' in time.dataset) time.classList.toggle('late', distance < 0);
  }
}

setInterval(refresh, 20000);
document.addEventListener('visibilitychange', refresh);
