// @ts-check

/**
 * Single keys for a decision: an element with data-key="a" is pressed, or gets the focus if it is a field, by that
 * key. Only while no field has the focus, and never together with Ctrl, Alt or Meta.
 */

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** @param {KeyboardEvent} event */
const wanted = (event) =>
  [...document.querySelectorAll('[data-key]')].find(
    (element) => element.getAttribute('data-key') === event.key.toLowerCase(),
  );

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
  const element = wanted(event);
  if (!(element instanceof HTMLElement)) return;
  event.preventDefault();
  if (element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement) element.click();
  else element.focus();
});

export {};
