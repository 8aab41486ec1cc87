// The board of deals: cards are dragged, or moved with the keys. Without this script each card has a menu.
const body = document.body;
const board = () => document.getElementById('board');
const stages = () => [...board().querySelectorAll('.stage')];
const cardsOf = (stage) => [...stage.querySelectorAll('.deal-card')];
const cardAt = (element) => element?.closest?.('.deal-card');
let held = null;
let focused = null;

function move(card, stage) {
  if (!card.draggable || !stage || stage === card.closest('.stage')) return;
  const { pipeline, whose } = board().dataset;
  focused = card.id;
  htmx
    .ajax('POST', `/deals/${card.dataset.deal}/move`, {
      target: '#board',
      swap: 'outerHTML',
      values: { version: card.dataset.version, stage: stage.dataset.stage, pipeline, whose },
    })
    .catch(() => {});
}

// Who was slower sees why, and where the deal stands now.
body.addEventListener('htmx:responseError', ({ detail }) => {
  if (detail.xhr.status === 409 && detail.target?.id === 'board') htmx.trigger(body, 'attune:live-deals');
});

// A refresh must take neither the card from the hand nor the focus from the card.
body.addEventListener('htmx:beforeRequest', (event) => {
  if (held && event.detail.elt.id === 'board' && event.detail.requestConfig.verb === 'get') event.preventDefault();
});
body.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (detail.target?.id === 'board') focused = cardAt(document.activeElement)?.id ?? focused;
});
body.addEventListener('htmx:afterSettle', () => {
  const card = focused && document.getElementById(focused);
  if (card && (document.activeElement === body || !document.activeElement)) focus(card);
  focused = null;
});

// ---- dragging

body.addEventListener('dragstart', (event) => {
  const card = cardAt(event.target);
  if (!card?.draggable) return;
  held = card;
  card.classList.add('dragged');
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', card.querySelector('.deal-name').textContent);
});
body.addEventListener('dragover', (event) => {
  const stage = held && event.target.closest?.('.stage');
  mark(stage);
  if (stage) event.preventDefault();
});
body.addEventListener('drop', (event) => {
  const stage = held && event.target.closest?.('.stage');
  if (!stage) return;
  event.preventDefault();
  const card = held;
  letGo();
  move(card, stage);
});
body.addEventListener('dragend', letGo);

function mark(stage) {
  for (const each of stages()) each.classList.toggle('over', each === stage);
}
function letGo() {
  held?.classList.remove('dragged');
  held = null;
  if (board()) mark(null);
}

// ---- keys: arrows go from card to card, with Shift they take the card along

body.addEventListener('keydown', (event) => {
  const card = event.target.classList?.contains('deal-card') ? event.target : null;
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const along = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (sideways && event.shiftKey) move(card, beside(card, sideways));
  else if (sideways) focus(across(card, sideways));
  else if (along) focus(neighbour(card, along));
  else if (event.key === 'Home') focus(cardsOf(card.closest('.stage'))[0]);
  else if (event.key === 'End') focus(cardsOf(card.closest('.stage')).at(-1));
  else if (event.key === 'Enter') card.querySelector('.deal-name').click();
  else return;
  event.preventDefault();
});
body.addEventListener('focusin', ({ target }) => {
  const card = cardAt(target);
  if (!card) return;
  for (const other of board().querySelectorAll('.deal-card[tabindex="0"]')) other.tabIndex = -1;
  card.tabIndex = 0;
});
// The same from the palette and the list of shortcuts.
body.addEventListener('attune:deals-on', () => current() && move(current(), beside(current(), 1)));
body.addEventListener('attune:deals-back', () => current() && move(current(), beside(current(), -1)));

const current = () => cardAt(document.activeElement) ?? board()?.querySelector('.deal-card[tabindex="0"]');

function beside(card, by) {
  const all = stages();
  return all[all.indexOf(card.closest('.stage')) + by];
}
function neighbour(card, by) {
  const all = cardsOf(card.closest('.stage'));
  return all[all.indexOf(card) + by];
}
function across(card, by) {
  const place = cardsOf(card.closest('.stage')).indexOf(card);
  const all = stages();
  for (let at = all.indexOf(card.closest('.stage')) + by; all[at]; at += by) {
    const cards = cardsOf(all[at]);
    if (cards.length) return cards[Math.min(place, cards.length - 1)];
  }
  return null;
}
function focus(card) {
  card?.focus();
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

// An open menu closes when somebody looks elsewhere.
body.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.drop[open]')) if (!menu.contains(target)) menu.open = false;
});
