// Which feeds deliver, and which have gone silent.
import { number } from './figures.js';
import { element } from './patch.js';
import { duration } from './words.js';

/** A feed that has delivered and then nothing for this long is shown as silent. */
const silentMs = 5 * 60_000;

const example = `curl -H 'content-type: application/x-ndjson' \\
  --data-binary @events.ndjson \\
  ${location.origin}/v1/events`;

export function feeds({ view, text }) {
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'feeds' },
    element('header', {}, element('h2', { id: 'feeds' }, text.feeds)),
    view.feeds.length === 0
      ? [
          element('p', { class: 'empty' }, text.feedsEmpty),
          element('p', { class: 'teach' }, text.feedsTeach),
          element('pre', {}, example),
        ]
      : element(
          'ul',
          { class: 'feeds' },
          view.feeds.map(feed => row(feed, view, text)),
        ),
  );
}

function row(feed, view, text) {
  const since = view.nowMs - feed.lastMs;
  const heard = feed.lastMs > 0;
  const silent = heard && since > silentMs;
  const last = heard ? duration(since, text) : undefined;
  return element(
    'li',
    { key: feed.name },
    element('b', {}, feed.name),
    silent
      ? element('span', { class: 'chip wait' }, text.silent(last))
      : element('span', { class: 'note' }, last === undefined ? text.never : text.ago(last)),
    element(
      'p',
      { class: 'note' },
      `${text.events} ${number(feed.events)}`,
      feed.quarantined > 0 &&
        element(
          'span',
          { class: 'detail' },
          ' · ',
          `${text.quarantined} ${number(feed.quarantined)}`,
        ),
    ),
  );
}
