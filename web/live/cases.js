// The cases: costliest open one first, each with its evidence in words and what happened.
import { country, decibans, moment, yen } from './figures.js';
import { element } from './patch.js';
import { detailText, readingText } from './reading-words.js';
import { isOpen } from './suspicion.js';

const shownMax = 30;
const stages = ['alert', 'challenge', 'contact', 'measure', 'release', 'restoration'];
const stageOf = {
  block: 'measure',
  suspension: 'measure',
  'source-block': 'measure',
  'country-block': 'measure',
};

/** `opened` remembers which cases a person opened or shut; the costliest open one starts open. */
export function cases({ view, loss, text, language, opened }) {
  const open = view.cases.filter(isOpen).length;
  const order = [...view.cases].sort(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      (isOpen(a) ? b.exposureYen - a.exposureYen : b.openedMs - a.openedMs),
  );
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'cases' },
    element(
      'header',
      {},
      element('h2', { id: 'cases' }, text.cases),
      element('span', { class: 'note' }, text.casesNote(open, view.cases.length)),
    ),
    order.length === 0 && [
      element('p', { class: 'empty' }, text.casesEmpty),
      element('p', { class: 'teach' }, text.casesTeach),
    ],
    order
      .slice(0, shownMax)
      .map((item, index) =>
        caseCard({ item, first: index === 0, view, loss, text, language, opened }),
      ),
  );
}

function caseCard({ item, first, view, loss, text, language, opened }) {
  const running = loss.byCase.get(item.case) ?? 0;
  const open = opened.get(item.case) ?? (first && isOpen(item));
  return element(
    'details',
    {
      key: item.case,
      id: item.case,
      class: `case ${item.state}${isOpen(item) ? '' : ' past'}`,
      open,
    },
    element(
      'summary',
      { onclick: event => opened.set(item.case, !event.currentTarget.parentElement.open) },
      element(
        'span',
        { class: 'who' },
        element('b', {}, country(item.subject, language)),
        element('span', { class: 'id' }, item.case),
      ),
      state(item, text),
      element(
        'span',
        { class: `cost${running > 0 ? ' loss' : ''}` },
        element('b', { class: 'figure' }, yen(item.exposureYen)),
        running > 0 && element('span', {}, text.lossRunning(running)),
      ),
      stageLine(item, view, text, language),
    ),
    element(
      'div',
      { class: 'inside' },
      told(item, text, language),
      evidence(item, text, language),
      steps(item, view, text, language),
    ),
  );
}

function state(item, text) {
  const words =
    item.outcome === undefined
      ? text.state[item.state]
      : `${text.state[item.state]} · ${text.outcome[item.outcome]}`;
  const waits = item.state === 'contacting' ? ' wait' : '';
  return element('span', { class: `chip${waits}` }, words);
}

function stageLine(item, view, text, language) {
  const firsts = new Map();
  for (const step of item.steps) {
    const stage = stageOf[step.kind] ?? step.kind;
    if (!firsts.has(stage)) firsts.set(stage, step.timeMs);
  }
  return element(
    'ol',
    { class: 'stages' },
    stages.map(stage => {
      const timeMs = firsts.get(stage);
      const done = timeMs !== undefined;
      return element(
        'li',
        { key: stage, class: done ? 'done' : '' },
        element('span', {}, text.stage[stage]),
        element('time', {}, done ? moment(timeMs, view.nowMs, view.timeZone, language) : ''),
      );
    }),
  );
}

// One sentence to be read on the phone, in the language of the page.
function told(item, text, language) {
  if (item.explanation === undefined) return false;
  return element(
    'div',
    { class: 'told' },
    element('h3', {}, text.told),
    element('p', {}, item.explanation[language]),
  );
}

// Bars that add up: each begins where the one before ended; what speaks against is hollow.
function evidence(item, text, language) {
  let sum = 0;
  const rows = item.reasons.map(reason => {
    const begin = sum;
    sum += reason.decibans;
    return { reason, low: Math.min(begin, sum), high: Math.max(begin, sum) };
  });
  const low = Math.min(0, ...rows.map(row => row.low));
  const high = Math.max(item.decibans, ...rows.map(row => row.high), 1);
  const share = value => `${((value - low) / (high - low)) * 100}%`;
  const width = (from, to) => `${((to - from) / (high - low)) * 100}%`;
  return element(
    'div',
    { class: 'evidence' },
    element('h3', {}, `${text.evidence} `, element('span', { class: 'note' }, text.dban)),
    rows.length === 0 && element('p', { class: 'teach' }, text.noReasons),
    element(
      'ul',
      {},
      rows.map((row, index) =>
        element(
          'li',
          { key: `${row.reason.reading}-${index}`, title: row.reason.text },
          element('span', { class: 'what' }, readingText(row.reason, language)),
          element('span', { class: 'figure' }, decibans(row.reason.decibans)),
          element(
            'span',
            { class: 'track' },
            element('span', {
              class: row.reason.decibans < 0 ? 'against' : weightClass(row.reason.decibans),
              style: { left: share(row.low), width: width(row.low, row.high) },
            }),
          ),
        ),
      ),
      element(
        'li',
        { key: 'total', class: 'total' },
        element('span', { class: 'what' }, text.total),
        element('span', { class: 'figure' }, decibans(item.decibans)),
        element(
          'span',
          { class: 'track' },
          element('span', {
            class: 'sum',
            style: {
              left: share(Math.min(0, item.decibans)),
              width: width(0, Math.abs(item.decibans)),
            },
          }),
        ),
      ),
    ),
  );
}

function weightClass(weight) {
  if (weight >= 10) return 'weight-3';
  return weight >= 5 ? 'weight-2' : 'weight-1';
}

function steps(item, view, text, language) {
  return element(
    'div',
    { class: 'steps' },
    element('h3', {}, text.steps),
    element(
      'ol',
      {},
      item.steps.map((step, index) => {
        const detail = detailText(step.detail, language);
        return element(
          'li',
          { key: `${step.timeMs}-${step.kind}-${index}`, class: step.kind },
          element('time', {}, moment(step.timeMs, view.nowMs, view.timeZone, language)),
          element(
            'span',
            {},
            text.step[step.kind] ?? step.kind,
            detail !== '' && element('span', { class: 'detail' }, ' · ', detail),
            step.count > 1 && element('span', { class: 'detail' }, ' · ', text.times(step.count)),
          ),
        );
      }),
    ),
  );
}
