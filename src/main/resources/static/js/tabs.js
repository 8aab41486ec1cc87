// On a narrow screen a row of tabs scrolls sideways; the chosen one is in sight.
function show(root) {
  for (const tab of root.querySelectorAll('.tabs [aria-current=page], .nav-tabs [aria-current=page]')) {
    const row = tab.closest('.tabs, .nav-tabs');
    const beyond = tab.getBoundingClientRect().right - row.getBoundingClientRect().right;
    if (beyond > 0) row.scrollLeft += beyond + 16;
  }
}

show(document);
document.body.addEventListener('htmx:afterSettle', ({ target }) => show(target));
