// The shell's scripts. Each part stands alone; they talk by events on the body.

// Requests of htmx may come before the parts are loaded, so this stands here.
const csrf = document.querySelector('meta[name=csrf]');
document.body.addEventListener('htmx:configRequest', ({ detail }) => {
  if (csrf?.content && detail.verb !== 'get') detail.headers[csrf.dataset.header] = csrf.content;
});

// Browsers keep scripts for a year, so the parts carry the version of this one in their address. The palette comes with
// the page instead: a shortcut typed as soon as the page is there has to be heard.
const version = new URL(import.meta.url).search;
for (const part of ['toasts', 'times', 'rail', 'tabs', 'live']) import(`./${part}.js${version}`);
if (document.querySelector('[data-mention]')) import(`./mentions.js${version}`);
