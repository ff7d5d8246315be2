// @ts-check

/**
 * Leads to what must be mended: after a wrong answer the focus goes to the summary, and a field stops being wrong as
 * soon as it is changed (the server has the last word again when the form is sent).
 */

/** @param {Event} event */
const forgive = (event) => {
  const input = event.target;
  if (!(input instanceof HTMLElement) || input.getAttribute('aria-invalid') !== 'true') return;
  if (input.hasAttribute('hx-get') || input.hasAttribute('hx-post')) return;
  input.removeAttribute('aria-invalid');
  input.closest('.field--wrong')?.classList.remove('field--wrong');
};

const leadToProblems = () => {
  const summary = document.querySelector('form .flash--error[role="alert"], [data-problems]');
  if (!(summary instanceof HTMLElement)) return;
  summary.tabIndex = -1;
  summary.focus();
};

document.addEventListener('input', forgive);
leadToProblems();

export {};
