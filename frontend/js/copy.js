// @ts-check

/**
 * Copies what stands in a command. The buttons are hidden until this runs, because without it they do nothing.
 */

/** @param {Element} button */
const textBeside = (button) => button.parentElement?.querySelector('code')?.textContent ?? '';

/** @param {Event} event */
const copy = async (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (!button) return;
  await navigator.clipboard.writeText(textBeside(button));
  button.dispatchEvent(new CustomEvent('slipway:say', { bubbles: true, detail: { tone: 'success', text: 'Copied.' } }));
};

const show = () => {
  for (const button of document.querySelectorAll('[data-copy][hidden]')) button.removeAttribute('hidden');
};

if (navigator.clipboard) {
  show();
  document.addEventListener('click', copy);
  document.addEventListener('htmx:afterSettle', show);
}

export {};
