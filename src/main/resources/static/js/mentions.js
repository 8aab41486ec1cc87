// Typing @ into a field marked data-mention offers colleagues: arrows choose, Enter or Tab takes, Escape leaves.
// Without this script a name that is typed out counts just the same.
const BEGUN = /(?:^|\s)@(\p{L}[\p{L} ]{0,30})?$/u;
let list;
let field;
let asked = 0;

document.addEventListener('input', ({ target }) => {
  if (target.matches?.('textarea[data-mention]')) offer(target);
});
document.addEventListener('keydown', (event) => {
  if (!list || event.target !== field) return;
  const options = [...list.children];
  const at = options.findIndex((option) => option.ariaSelected === 'true');
  if (event.key === 'ArrowDown') select(options, (at + 1) % options.length);
  else if (event.key === 'ArrowUp') select(options, (at - 1 + options.length) % options.length);
  else if (event.key === 'Enter' || event.key === 'Tab') take(options[at]);
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener('focusout', ({ target }) => {
  if (target === field) setTimeout(close, 150);
});

async function offer(into) {
  const begun = BEGUN.exec(into.value.slice(0, into.selectionStart));
  if (!begun) return close();
  const turn = ++asked;
  const answer = await fetch(`/interactions/colleagues?${new URLSearchParams({ q: begun[1] ?? '' })}`);
  if (turn !== asked || !answer.ok) return;
  const names = await answer.json();
  close();
  if (!names.length || document.activeElement !== into) return;
  field = into;
  list = document.createElement('ul');
  list.className = 'mention-list';
  list.id = `${into.id}-mentions`;
  list.role = 'listbox';
  list.append(...names.map(option));
  into.after(list);
  into.setAttribute('aria-controls', list.id);
  select([...list.children], 0);
}

function option(name, place) {
  const made = document.createElement('li');
  made.id = `mention-${place}`;
  made.role = 'option';
  made.textContent = name;
  made.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    take(made);
  });
  return made;
}

function select(options, at) {
  options.forEach((each, place) => each.setAttribute('aria-selected', place === at));
  field.setAttribute('aria-activedescendant', options[at].id);
}

function take(chosen) {
  const end = field.selectionStart;
  const begin = field.value.lastIndexOf('@', end - 1);
  field.setRangeText(`@${chosen.textContent} `, begin, end, 'end');
  close();
}

function close() {
  list?.remove();
  field?.removeAttribute('aria-activedescendant');
  field?.removeAttribute('aria-controls');
  list = undefined;
  field = undefined;
}
