// @ts-check

/**
 * What every page needs: says short things in a corner, closes open menus, and tells when htmx got no answer.
 */

const SAID_FOR = 5000;

/** @type {Record<string, string>} */
const ICONS = { success: 'check', warning: 'warn', error: 'x', info: 'info' };

/**
 * @param {string} name
 * @returns {SVGElement}
 */
const icon = (name) => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(namespace, 'use'));
  svg.firstElementChild?.setAttribute('href', `#i-${name}`);
  return svg;
};

/**
 * @param {string} tone
 * @param {string} text
 */
const say = (tone, text) => {
  const flash = document.createElement('div');
  flash.className = `flash flash--${tone}`;
  const words = document.createElement('p');
  words.textContent = text;
  flash.append(icon(ICONS[tone] ?? 'info'), words);
  document.getElementById('toasts')?.replaceChildren(flash);
  setTimeout(() => flash.remove(), SAID_FOR);
};

/** @param {Event} event */
const closeMenus = (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!(event.target instanceof Node && menu.contains(event.target))) menu.removeAttribute('open');
  }
};

document.addEventListener('slipway:say', (event) => {
  if (event instanceof CustomEvent) say(event.detail.tone, event.detail.text);
});
document.addEventListener('htmx:responseError', () => say('error', 'Slipway could not answer. Load the page again.'));
document.addEventListener('htmx:sendError', () => say('warning', 'No connection. Looking again in a moment.'));
document.addEventListener('click', closeMenus);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenus(new Event('escape'));
});

export {};
