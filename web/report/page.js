// The page: draws itself from the data inside it, in the reader's language; nothing is fetched.
import { callRows, caseCard, drawCase, showStep } from './case-card.js';
import { nameReadings } from './evidence.js';
import { dayTime, escapeText, number } from './figures.js';
import { everyWord } from './page-words.js';
import { blocksTable, lawfulTable, rowsTable, shapesTable } from './tables.js';

/** Widths of the pictures on a sheet of A4, px. */
const paper = { lanes: 450, evidence: 240 };

let data;
let words;
let drawnWidth = 0;

export function start() {
  data = JSON.parse(document.getElementById('data').textContent);
  nameReadings(data);
  const asked = new URLSearchParams(location.hash.slice(1)).get('lang');
  const own = navigator.language.startsWith('ja') ? 'ja' : 'en';
  show(asked === 'ja' || asked === 'en' ? asked : own);
  const page = document.getElementById('page');
  page.addEventListener('click', onClick);
  page.addEventListener('toggle', onToggle, true);
  addEventListener('resize', () => requestAnimationFrame(redraw));
  addEventListener('beforeprint', () => drawCases(paper));
  addEventListener('afterprint', () => drawCases());
}

function show(language) {
  words = everyWord[language];
  document.documentElement.lang = language;
  document.title = `Sekisho ${words.title}`;
  document.getElementById('page').innerHTML =
    `${masthead()}<main>${promise()}${totals()}${shapesTable(data, words)}` +
    `${lawfulTable(data, words)}${blocksTable(data, words)}` +
    `${cases()}${rowsTable(data, words)}</main>`;
  drawnWidth = 0;
  redraw();
}

function masthead() {
  const inputs = data.inputs.map(
    ([role, name]) => `<span>${words.roles[role] ?? role} <b>${escapeText(name)}</b></span>`,
  );
  return (
    `<header class="top"><div><h1>Sekisho <small>関所</small> ${words.title}</h1>` +
    `<p>${escapeText(words.policy(data.policy, data.policyVersion))}<span class="dot"> · </span>` +
    `${words.traffic(dayTime(data.from, data.offset), dayTime(data.to, data.offset))}</p>` +
    `<p class="inputs">${words.inputs}: ${inputs.join(' ')}</p></div>` +
    `<button type="button" class="language" lang="${words.language === 'ja' ? 'en' : 'ja'}">` +
    `${words.other}</button></header>`
  );
}

function promise() {
  if (data.lawful === undefined) return `<p class="promise">${words.unknown}</p>`;
  const stopped = data.lawful.stoppedElsewhere;
  const loss = data.shapes.reduce((all, shape) => all + shape.lossYen, 0);
  const worth = data.shapes.reduce((all, shape) => all + shape.worthYen, 0);
  const saved = worth > 0 ? `<br><span>${words.lossSentence(loss, worth)}</span>` : '';
  return (
    `<p class="promise${stopped > 0 ? ' broken' : ''}">` +
    `${stopped > 0 ? words.broken(stopped) : words.kept}${saved}</p>`
  );
}

function totals() {
  const tiles = Object.entries(words.totals).map(
    ([key, text]) => `<div><dt>${text}</dt><dd>${number(data.totals[key])}</dd></div>`,
  );
  tiles.push(`<div><dt>${words.casesTotal}</dt><dd>${number(data.casesInAll)}</dd></div>`);
  return `<dl class="totals">${tiles.join('')}</dl>`;
}

function cases() {
  if (data.cases.length === 0) {
    return `<section><h2>${words.casesTitle}</h2><p class="note">${words.casesNone}</p></section>`;
  }
  const buttons = Object.entries(words.filters).map(([key, text]) => {
    const count = data.cases.filter(one => key === 'all' || groupOf(one) === key).length;
    const pressed = key === 'all';
    return (
      `<button type="button" data-filter="${key}" aria-pressed="${pressed}">` +
      `${text} ${number(count)}</button>`
    );
  });
  const legend = Object.entries(words.legend).map(
    ([key, text]) => `<li><i class="sample ${key}"></i>${text}</li>`,
  );
  return (
    `<section><h2>${words.casesTitle}</h2><div class="filters">${buttons.join('')}</div>` +
    `<ul class="legend">${legend.join('')}<li>${words.evidence}: ${words.marksNote}</li></ul>` +
    `${data.cases.map(one => caseCard(one, data, words)).join('')}</section>`
  );
}

function groupOf(one) {
  return one.outcome === 'fraud' || one.outcome === 'lawful' ? one.outcome : 'other';
}

/** Draws the pictures again when their width has changed. */
function redraw() {
  const lanes = document.querySelector('.case:not([hidden]) .lanes');
  if (lanes === null || lanes.clientWidth === drawnWidth) return;
  drawnWidth = lanes.clientWidth;
  drawCases();
}

function drawCases(widths) {
  for (const card of document.querySelectorAll('.case:not([hidden])')) {
    drawCase(card, caseOf(card), data, words, widths);
  }
}

function caseOf(card) {
  return data.cases.find(one => one.name === card.id);
}

function onClick(event) {
  const { target } = event;
  if (target.closest('.language') !== null) {
    const language = words.language === 'ja' ? 'en' : 'ja';
    history.replaceState(null, '', `#lang=${language}`);
    show(language);
    return;
  }
  const filter = target.closest('[data-filter]');
  if (filter !== null) {
    showGroup(filter);
    return;
  }
  const column = target.closest('.column');
  if (column === null) return;
  const card = column.closest('.case');
  showStep(card, caseOf(card), data, words, Number(column.dataset.step));
}

function showGroup(chosen) {
  for (const button of document.querySelectorAll('[data-filter]')) {
    button.setAttribute('aria-pressed', String(button === chosen));
  }
  const group = chosen.dataset.filter;
  for (const card of document.querySelectorAll('.case')) {
    card.hidden = group !== 'all' && groupOf(caseOf(card)) !== group;
  }
  drawnWidth = 0;
  redraw();
}

function onToggle(event) {
  const { target } = event;
  if (!target.matches('details.calls') || !target.open) return;
  const card = target.closest('.case');
  target.querySelector('tbody').innerHTML = callRows(caseOf(card), data, words);
}
