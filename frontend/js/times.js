// @ts-check

/**
 * Keeps relative times true while a page stays open. The words are those of the server (io.slipway.web.Times).
 */

/** @param {number} seconds @returns {string | null} */
const words = (seconds) => {
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return seconds < 86400 ? `${Math.floor(seconds / 3600)} h ago` : null;
};

const refresh = () => {
  for (const time of document.querySelectorAll('time[data-ago]')) {
    const since = Date.parse(time.getAttribute('datetime') ?? '');
    const text = Number.isNaN(since) ? null : words((Date.now() - since) / 1000);
    if (text && time.textContent !== text) time.textContent = text;
  }
};

setInterval(refresh, 20_000);

export {};
