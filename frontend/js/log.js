// @ts-check

/**
 * Follows the log of a step: an element with data-log-stream="URL" gets each server-sent line appended to its
 * [role=log]. The browser reconnects by itself and names the last line it had. An event "end" closes the stream.
 */

/** @typedef {{ at: string, tone: string, text: string }} Line */

/** @type {Map<Element, { url: string, source: EventSource }>} */
const followed = new Map();

const KEPT = 2000;

/** @param {Element} lines */
const isAtEnd = (lines) => lines.scrollHeight - lines.scrollTop - lines.clientHeight < 24;

/** @param {Line} line */
const drawn = (line) => {
  const row = document.createElement('p');
  row.className = `log__line log__line--${line.tone}`;
  const time = document.createElement('time');
  time.dateTime = line.at;
  time.textContent = line.at.slice(11, 19);
  const text = document.createElement('span');
  text.textContent = line.text;
  row.append(time, text);
  return row;
};

/**
 * @param {Element} lines
 * @param {Line} line
 */
const append = (lines, line) => {
  const stay = isAtEnd(lines);
  lines.querySelector('time:empty')?.parentElement?.remove();
  lines.append(drawn(line));
  while (lines.childElementCount > KEPT) lines.firstElementChild?.remove();
  if (stay) lines.scrollTop = lines.scrollHeight;
};

/** @param {Element} log */
const follow = (log) => {
  const url = log.getAttribute('data-log-stream');
  const lines = log.querySelector('[role="log"]');
  if (!url || !lines || followed.get(log)?.url === url) return;
  followed.get(log)?.source.close();
  const source = new EventSource(url);
  followed.set(log, { url, source });
  source.addEventListener('message', (event) => append(lines, JSON.parse(event.data)));
  source.addEventListener('line', (event) => append(lines, JSON.parse(event.data)));
  source.addEventListener('end', () => source.close());
  lines.scrollTop = lines.scrollHeight;
};

const followAll = () => {
  for (const [log, { source }] of followed) {
    if (log.isConnected) continue;
    source.close();
    followed.delete(log);
  }
  for (const log of document.querySelectorAll('[data-log-stream]')) follow(log);
};

followAll();
document.addEventListener('htmx:afterSettle', followAll);
addEventListener('pagehide', () => followed.forEach(({ source }) => source.close()));

export {};
