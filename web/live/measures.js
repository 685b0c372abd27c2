// What is in force, with the time it has left.
import { country, moment } from './figures.js';
import { element } from './patch.js';
import { detailText } from './reading-words.js';
import { duration } from './words.js';

export function measures({ view, text, language }) {
  const order = [...view.measures].sort((a, b) => a.endMs - b.endMs);
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'measures' },
    element(
      'header',
      {},
      element('h2', { id: 'measures' }, text.measures),
      order.length > 0 && element('span', { class: 'note' }, String(order.length)),
    ),
    order.length === 0 && [
      element('p', { class: 'empty' }, text.measuresEmpty),
      element('p', { class: 'teach' }, text.measuresTeach),
    ],
    element(
      'ul',
      { class: 'measures' },
      order.map(item => measure(item, view, text, language)),
    ),
  );
}

function measure(item, view, text, language) {
  const leftMs = item.endMs - view.nowMs;
  const whole = Math.max(1, item.endMs - item.beginMs);
  const left = Math.min(1, Math.max(0, leftMs / whole));
  const words = leftMs > 0 ? text.left(duration(leftMs, text)) : text.ending;
  return element(
    'li',
    { key: `${item.kind}-${item.subject}-${item.beginMs}` },
    element(
      'p',
      { class: 'who' },
      element('b', {}, country(item.subject, language)),
      element('a', { href: `#${item.case}`, class: 'id' }, item.case),
    ),
    element(
      'p',
      { class: 'kind' },
      text.measure[item.kind],
      element('span', { class: 'detail' }, ' · ', text.ground(detailText(item.ground, language))),
    ),
    element(
      'span',
      { class: 'left', role: 'presentation' },
      element('span', { style: { width: `${left * 100}%` } }),
    ),
    element(
      'p',
      { class: 'note' },
      `${words} · ${text.until(moment(item.endMs, view.nowMs, view.timeZone, language))}`,
      element('span', { class: 'detail' }, ' · ', text.refusedSince(item.refused)),
    ),
  );
}
