// The operator's live page: one state, drawn whole after each change.
import { calls } from './calls.js';
import { cases } from './cases.js';
import { chart } from './chart.js';
import { connect } from './connection.js';
import { feeds } from './feeds.js';
import { clock, number, yen, zoneName } from './figures.js';
import { chooseLanguage, keepLanguage } from './language.js';
import { measures } from './measures.js';
import { element, patch } from './patch.js';
import { losses } from './suspicion.js';
import { words } from './words.js';

const root = document.getElementById('page');
const state = {
  view: undefined,
  connection: 'live',
  language: chooseLanguage(),
  pointed: undefined,
  chartWidth: 0,
  opened: new Map(),
};

let planned = false;
function draw() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    document.documentElement.lang = state.language;
    patch(root, page());
    measureChart();
  });
}

function page() {
  const { view, language } = state;
  const text = words[language];
  if (view === undefined) {
    return [top(text), element('p', { class: 'empty waiting' }, text.waiting)];
  }
  const loss = losses(view);
  const parts = { view, loss, text, language, opened: state.opened };
  return [
    top(text),
    view.demo && element('p', { class: 'demo', key: 'demo' }, text.demo),
    state.connection === 'lost' &&
      element('p', { class: 'lost', key: 'lost', role: 'status' }, text.lost(nowText())),
    element(
      'main',
      { class: state.connection === 'lost' ? 'stale' : '', key: 'main' },
      figures(view, loss, text),
      element(
        'div',
        { class: 'columns' },
        element('div', { class: 'column' }, chartCard(parts), cases(parts), calls(parts)),
        element('div', { class: 'column side' }, measures(parts), feeds(parts)),
      ),
    ),
    element(
      'footer',
      { key: 'footer' },
      element('p', {}, `${text.footer(view.totals)} ${text.masked}`),
    ),
  ].filter(Boolean);
}

function nowText() {
  const { nowMs, timeZone } = state.view;
  return `${clock(nowMs, timeZone, true)} ${zoneName(timeZone)}`;
}

function top(text) {
  const { view, connection } = state;
  const away = !/^(localhost|127\.|\[::1\])/.test(location.hostname);
  return element(
    'header',
    { class: 'top', key: 'top' },
    element('img', { src: '/live/icon.svg', alt: '', width: 28, height: 28 }),
    element('h1', {}, '関所', element('span', {}, 'Sekisho')),
    view && element('span', { class: 'note policy' }, text.policy(view.policy)),
    view &&
      element(
        'span',
        { class: `now ${connection}` },
        connection === 'live' && element('span', { class: 'pulse' }, text.live),
        element('b', {}, nowText()),
      ),
    element(
      'button',
      { type: 'button', class: 'plain', 'aria-label': text.otherLabel, onclick: switchLanguage },
      text.other,
    ),
    away && element('button', { type: 'button', class: 'plain', onclick: signOut }, text.signOut),
  );
}

function figures(view, loss, text) {
  const { totals } = view;
  const waiting = view.cases.filter(item => item.state === 'contacting').length;
  const losing = [...loss.calls].filter(call => call.answered).length;
  const stopped = totals.blocked + totals.challenged + totals.released;
  const list = [
    {
      name: text.losing,
      value: [yen(loss.yenPerMinute), element('small', {}, text.perMinute)],
      note: losing === 0 ? text.losingNone : text.losingSome(losing, loss.byCase.size),
      kind: losing === 0 ? 'quiet' : 'loss',
    },
    { name: text.exposure, value: yen(view.exposureYen), note: text.exposureNote },
    {
      name: text.waits,
      value: number(waiting),
      note: waiting === 0 ? text.waitsNone : text.waitsSome(waiting),
      kind: waiting === 0 ? 'quiet' : 'wait',
    },
    {
      name: text.abroad,
      value: number(view.callsInProgress),
      note: text.abroadNote(view.yenPerMinute),
    },
    {
      name: text.stopped,
      value: number(stopped),
      note: `${text.stoppedNote(totals)} · ${text.judged(totals)}`,
      extra: totals.failedOpen > 0 ? text.failedOpen(totals.failedOpen) : undefined,
    },
  ];
  return element(
    'dl',
    { class: 'figures' },
    list.map(item =>
      element(
        'div',
        { class: item.kind ?? '' },
        element('dt', {}, item.name),
        element('dd', { class: 'figure' }, item.value),
        element('dd', { class: 'note' }, item.note),
        item.extra && element('dd', {}, element('span', { class: 'chip wait' }, item.extra)),
      ),
    ),
  );
}

function chartCard({ view, text, language }) {
  return element(
    'section',
    { class: 'card', 'aria-labelledby': 'chart', id: 'chart-card' },
    element('header', {}, element('h2', { id: 'chart' }, text.chart)),
    state.chartWidth > 0 &&
      chart({
        view,
        text,
        language,
        width: state.chartWidth,
        pointed: state.pointed,
        onPoint(minute) {
          if (state.pointed === minute) return;
          state.pointed = minute;
          draw();
        },
      }),
  );
}

// The chart is drawn in real pixels, so it needs to know how many there are.
function measureChart() {
  const card = document.getElementById('chart-card');
  if (card === null) return;
  const style = getComputedStyle(card);
  const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
  const width = Math.floor(card.clientWidth - padding);
  if (width === state.chartWidth || width <= 0) return;
  state.chartWidth = width;
  draw();
}

function switchLanguage() {
  state.language = state.language === 'ja' ? 'en' : 'ja';
  keepLanguage(state.language);
  draw();
}

async function signOut() {
  await fetch('/v1/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  location.replace('/sign-in');
}

function openLinkedCase() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!state.view?.cases.some(item => item.case === name)) return;
  state.opened.set(name, true);
  draw();
}

addEventListener('resize', measureChart);
addEventListener('hashchange', openLinkedCase);
draw();
connect({
  onView(view) {
    state.view = view;
    root.removeAttribute('aria-busy');
    draw();
  },
  onTime(nowMs) {
    if (state.view) state.view = { ...state.view, nowMs };
    draw();
  },
  onState(connection) {
    if (state.connection === connection) return;
    state.connection = connection;
    draw();
  },
});
