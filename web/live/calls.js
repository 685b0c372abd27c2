// Calls in progress: those that look like misuse first, then the dearest.
import { country, moment, yen } from './figures.js';
import { element } from './patch.js';

const shownMax = 25;

export function calls({ view, loss, text, language }) {
  const order = [...view.calls].sort(
    (a, b) => Number(loss.calls.has(b)) - Number(loss.calls.has(a)) || b.yen - a.yen,
  );
  const shown = order.slice(0, shownMax);
  return element(
    'section',
    { class: 'card calls', 'aria-labelledby': 'calls' },
    element(
      'header',
      {},
      element('h2', { id: 'calls' }, text.calls),
      shown.length > 0 &&
        element('span', { class: 'note' }, text.callsNote(shown.length, view.callsInProgress)),
    ),
    shown.length === 0
      ? [
          element('p', { class: 'empty' }, text.callsEmpty),
          element('p', { class: 'teach' }, text.callsTeach),
        ]
      : table(shown, { view, loss, text, language }),
  );
}

function table(shown, { view, loss, text, language }) {
  const heads = [
    [text.line, ''],
    [text.destination, ''],
    [text.called, 'wide'],
    [text.since, 'figure'],
    [text.rate, 'figure wide'],
    [text.charges, 'figure'],
  ];
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heads.map(([name, kind]) => element('th', { scope: 'col', class: kind }, name)),
      ),
    ),
    element(
      'tbody',
      {},
      shown.map(call => row(call, { view, suspected: loss.calls.has(call), text, language })),
    ),
  );
}

function row(call, { view, suspected, text, language }) {
  const losing = suspected && call.answered;
  return element(
    'tr',
    {
      key: `${call.subscriber}-${call.startMs}-${call.toMasked}`,
      class: suspected ? 'suspected' : '',
    },
    element(
      'td',
      {},
      element('span', { class: 'number' }, call.subscriber),
      suspected && element('span', { class: `tag${losing ? ' loss' : ''}` }, text.suspected),
    ),
    element(
      'td',
      {},
      country(call.country, language, call.destination),
      element('span', { class: 'number narrow' }, call.toMasked),
    ),
    element('td', { class: 'wide' }, element('span', { class: 'number' }, call.toMasked)),
    element('td', { class: 'figure' }, moment(call.startMs, view.nowMs, view.timeZone, language)),
    element('td', { class: 'figure wide' }, yen(call.yenPerMinute)),
    element(
      'td',
      { class: `figure${losing ? ' loss' : ''}` },
      call.answered ? yen(call.yen) : element('span', { class: 'note' }, text.ringing),
    ),
  );
}
