// One case: what it was, what it cost, the picture, the evidence, the measures, the calls.

import { gateLines } from '../words/gate-words.js';
import { chosenStep, drawEvidence, evidenceList, readingWords, stepsOf } from './evidence.js';
import { clock, dayTime, escapeText, number, yen } from './figures.js';
import { callClass, costClass, drawLanes } from './lanes.js';

/** The card's HTML; the pictures are drawn into it by `drawCase`. */
export function caseCard(one, data, words) {
  const tags = [
    `<span class="tag">${words.outcome[one.outcome] ?? one.outcome}</span>`,
    one.attack === '' ? '' : `<span class="tag plain">${escapeText(one.attack)}</span>`,
  ];
  const opened = dayTime(one.opened, one.offset);
  return (
    `<article class="case" id="${escapeText(one.name)}" data-outcome="${one.outcome}">` +
    `<header><h3>${escapeText(one.name)} ${tags.join(' ')}<time>${opened}</time></h3>` +
    `<p class="what">${sentence(one, data, words)}</p><p class="who">${who(one, words)}</p>` +
    `<p class="told"><b>${words.told}</b> ${escapeText(told(one, data, words))}</p>` +
    `</header>${facts(one, data, words)}` +
    `<div class="pictures"><div><div class="lanes"></div>${measures(one, words)}` +
    `${callTable(one, words)}</div>` +
    `<div class="evidence"><h4>${words.evidence}</h4><div class="steps"></div>` +
    `<div class="list"></div></div></div></article>`
  );
}

function sentence(one, data, words) {
  const place = data.destinations[one.destination][words.language === 'ja' ? 1 : 0];
  const isListed = one.reasons.some(([name]) => name === 'destination-listed');
  const telling = one.reasons.filter(([name]) => !(isListed && name === 'destination'));
  const said = telling.slice(0, 3).map(([name, decibans]) => {
    const known = data.readings.find(reading => reading[0] === name) ?? [name, name];
    return readingWords(known, decibans, words).replace('{destination}', place);
  });
  if (words.language === 'ja') {
    return `${escapeText(place)}:${escapeText(said.join('、') || words.noReason)}。`;
  }
  const text = said.join('; ') || words.noReason;
  return `${escapeText(text.charAt(0).toUpperCase() + text.slice(1))}.`;
}

function told(one, data, words) {
  return data.explanations[one.explanation][words.language === 'ja' ? 1 : 0];
}

function who(one, words) {
  const more = one.linesInAll - 1;
  const parts = [
    words.line(one.subscriber, one.account) + (more > 0 ? ` ${words.moreLines(more)}` : ''),
    words.exposure(one.figures.exposureYen),
  ];
  if (one.sources.length > 0) parts.push(words.sources(one.sources));
  return parts.map(escapeText).join('<span class="dot"> · </span>');
}

function facts(one, data, words) {
  const { figures } = one;
  const stopped = figures.refused + figures.released + figures.challenged - figures.passed;
  const isLoss = figures.costYen > 0 && costClass(one) === 'lost';
  const of = data.labelled ? words.costLabelled : words.costSuspect;
  const through =
    data.labelled && one.attack === '' ? words.noAttack : words.costNote(figures.through);
  const tiles = [tile(words.facts.cost, yen(figures.costYen), through, isLoss, of)];
  if (figures.worthYen > 0) {
    const share = Math.min(100, (100 * figures.costYen) / figures.worthYen);
    const bar = `<i class="share"><i style="width:${share.toFixed(1)}%"></i></i>`;
    tiles.push(tile(words.facts.worth, yen(figures.worthYen), bar));
  }
  const note =
    words.stopNote(figures) + (figures.passed > 0 ? `<br>${words.passed(figures.passed)}` : '');
  tiles.push(tile(words.facts.stopped, number(stopped), note));
  const after = figures.stopAfter < 0 ? '–' : words.spanOf(figures.stopAfter);
  tiles.push(tile(words.facts.after, after, figures.stopAfter < 0 ? words.never : ''));
  const touched = figures.lawfulStopped + figures.lawfulChallenged;
  const lawful = touched > 0 ? `<p class="touched">${words.lawfulOf(figures)}</p>` : '';
  return `<dl class="facts">${tiles.join('')}</dl>${lawful}`;
}

function tile(name, value, note, isLoss = false, title = '') {
  const tip = title === '' ? '' : ` title="${escapeText(title)}"`;
  const loss = isLoss ? ' class="loss"' : '';
  return `<div${tip}><dt>${name}</dt><dd${loss}>${value}</dd><dd class="note">${note}</dd></div>`;
}

function measures(one, words) {
  if (one.measures.length === 0) return '';
  const items = one.measures.map(measure => {
    const begin = dayTime(one.opened + measure.begin, one.offset);
    const until = measure.ended < 0 ? measure.end : measure.ended;
    const end = dayTime(one.opened + until, one.offset);
    const how = measure.ended < 0 ? `${words.inForce} ${end}` : `${words.restoredAt} ${end}`;
    const renewed = measure.renewals > 0 ? words.renewed(measure.renewals) : '';
    const line = one.lines[measure.line] ?? one.subscriber;
    const gates = gateLines(measure.why, words).map(text => `<li>${escapeText(text)}</li>`);
    return (
      `<li><b>${words.measures}</b> ${escapeText(line)}: ${begin}, ${how}${renewed}` +
      `<details><summary>${words.gatesTitle(measure.ground)}</summary>` +
      `<ul>${gates.join('')}</ul></details></li>`
    );
  });
  return `<ul class="measures">${items.join('')}</ul>`;
}

function callTable(one, words) {
  if (one.calls.length === 0) return '';
  const head = words.callHead.map((text, i) => `<th${i > 4 ? ' class="n"' : ''}>${text}</th>`);
  return (
    `<details class="calls"><summary>${words.tableTitle}</summary><div class="scroll"><table>` +
    `<thead><tr>${head.join('')}</tr></thead><tbody></tbody></table></div></details>`
  );
}

/** Rows of the table, made when it is opened: hundreds of cases stay light. */
export function callRows(one, data, words) {
  const rows = one.calls.map(call => {
    const [setup, answer, end, destination, masked, line, kind, marks, cost] = call;
    const place = data.destinations[destination][words.language === 'ja' ? 1 : 0];
    const mark = marks & 2 ? words.attackCall : marks & 1 ? words.suspectCall : '';
    const length =
      answer === null ? '–' : end === null ? words.running : words.spanOf(end - answer);
    const isLoss = cost > 0 && callClass(call, one, data) === 'lost';
    return (
      `<tr><td>${clock(one.opened + setup, one.offset, true)}</td>` +
      `<td>${escapeText(one.lines[line] ?? '')}</td><td>${escapeText(place)}</td>` +
      `<td>${escapeText(masked)}</td><td>${words.kinds[kind]}${mark ? ` (${mark})` : ''}</td>` +
      `<td class="n">${length}</td>` +
      `<td class="n${isLoss ? ' loss' : ''}">${answer === null ? '–' : yen(cost)}</td></tr>`
    );
  });
  return rows.join('');
}

/** Draws the pictures to the width they have now, or on paper to the width they will have. */
export function drawCase(card, one, data, words, paper) {
  const lanes = card.querySelector('.lanes');
  const width = paper?.lanes ?? Math.max(280, lanes.clientWidth);
  lanes.innerHTML = drawLanes(one, data, words, width);
  const steps = stepsOf(one, data);
  if (steps.length === 0) return;
  showStep(card, one, data, words, chosenStep(steps), paper?.evidence);
}

export function showStep(card, one, data, words, chosen, asked) {
  const place = card.querySelector('.steps');
  const width = asked ?? Math.max(240, place.clientWidth);
  place.innerHTML = drawEvidence(one, data, words, width, chosen);
  const step = stepsOf(one, data)[chosen];
  card.querySelector('.list').innerHTML = evidenceList(step, one, data, words);
}
