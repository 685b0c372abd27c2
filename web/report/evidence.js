// Evidence step by step: each column a moment, each block a reading, decibans that add up.
import { readingText } from '../words/reading-words.js';
import { clock, escapeText } from './figures.js';

const height = 168;
const top = 12;

const shades = {
  'source-network': 1,
  device: 1,
  registrations: 1,
  'campaign-source': 1,
  destination: 2,
  'destination-listed': 2,
  'destination-cost': 2,
  'number-range': 2,
  'campaign-range': 2,
  'campaign-country': 2,
  charges: 3,
  concurrency: 4,
  pace: 4,
  volume: 4,
  numbers: 4,
  'test-calls': 4,
};

/** The steps with their whole vectors: `{ at, what, evidence, sum }`, evidence in decibans. */
export function stepsOf(one, data) {
  const vector = data.readings.map(() => 0);
  return one.steps.map(([at, what, changes]) => {
    for (let i = 0; i < changes.length; i += 2) vector[changes[i]] = changes[i + 1];
    return { at, what, evidence: [...vector], sum: vector.reduce((all, one) => all + one, 0) };
  });
}

/** The step the list shows first: the strongest one that a decision rests on. */
export function chosenStep(steps) {
  let best = Math.max(
    0,
    steps.findIndex(step => step.what === 'alert'),
  );
  steps.forEach((step, i) => {
    if (step.what === 'challenge' && steps[best].what === 'alert') best = i;
    if (step.what === 'suspension' && steps[best].what !== 'suspension') best = i;
  });
  return best;
}

export function drawEvidence(one, data, words, width, chosen) {
  const steps = stepsOf(one, data);
  if (steps.length === 0) return '';
  const levels = Object.entries(data.levels).filter(([, value]) => value > 0);
  const sums = steps.map(step => positive(step.evidence));
  const least = Math.min(0, ...steps.map(step => negative(step.evidence)));
  const most = Math.max(data.levels.suspension / 100 + 6, ...sums);
  const y = value => top + ((most - value) / (most - least)) * (height - top - 18);
  const left = 4;
  const right = width < 300 ? 70 : 92;
  const each = Math.min(34, (width - left - right) / steps.length);
  let svg = '';
  steps.forEach((step, i) => {
    const title = columnTitle(step, one, words);
    const mark = words.marks[step.what];
    const x = left + i * each;
    svg += column({ step, x, each, y, isChosen: i === chosen, title, mark, index: i });
  });
  let free = height;
  for (const [name, value] of levels.sort((a, b) => a[1] - b[1])) {
    const at = y(value / 100);
    const text = Math.min(at + 4, free);
    free = text - 12;
    svg += `<line class="level" x1="0" x2="${width - right + 4}" y1="${at.toFixed(1)}"`;
    svg += ` y2="${at.toFixed(1)}"/>`;
    svg += `<text class="axis" x="${width - right + 8}" y="${text.toFixed(1)}">`;
    svg += `${words.levels[name]} ${Math.round(value / 100)}</text>`;
  }
  const zero = y(0).toFixed(1);
  svg += `<line class="base" x1="0" x2="${width - right + 4}" y1="${zero}" y2="${zero}"/>`;
  const label = `${words.evidence}: ${steps.map(step => Math.round(step.sum)).join(', ')}`;
  return (
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ` +
    `aria-label="${escapeText(label)}">${svg}</svg>`
  );
}

function positive(evidence) {
  return evidence.reduce((all, value) => all + Math.max(0, value), 0);
}

function negative(evidence) {
  return evidence.reduce((all, value) => all + Math.min(0, value), 0);
}

export function columnTitle(step, one, words) {
  const time = clock(one.opened + step.at, one.offset, true);
  return `${time} ${words.steps[step.what]}`;
}

function column({ step, x, each, y, isChosen, title, mark, index }) {
  const wide = Math.max(2, each - 3);
  let svg = `<g class="column${isChosen ? ' chosen' : ''}" data-step="${index}">`;
  svg += `<title>${escapeText(`${title}: ${Math.round(step.sum)}`)}</title>`;
  svg += `<rect class="hit" x="${x.toFixed(1)}" y="0" width="${each.toFixed(1)}"`;
  svg += ` height="${height}"/>`;
  let up = 0;
  let down = 0;
  step.evidence.forEach((value, reading) => {
    if (Math.abs(value) < 0.5) return;
    const from = value > 0 ? up : down;
    const to = from + value;
    if (value > 0) up = to;
    else down = to;
    const [y0, y1] = value > 0 ? [y(to), y(from)] : [y(from), y(to)];
    svg += `<rect class="${value > 0 ? `weight w${shadeOf(reading)}` : 'against'}"`;
    svg += ` x="${x.toFixed(1)}" y="${y0.toFixed(1)}" width="${wide.toFixed(1)}"`;
    svg += ` height="${Math.max(1, y1 - y0 - 0.5).toFixed(1)}"/>`;
  });
  const sum = y(step.sum).toFixed(1);
  if (down < 0) {
    svg += `<line class="sum" x1="${x.toFixed(1)}" x2="${(x + wide).toFixed(1)}"`;
    svg += ` y1="${sum}" y2="${sum}"/>`;
  }
  if (step.what !== 'call') {
    svg += `<text class="mark" x="${(x + wide / 2).toFixed(1)}" y="${height - 4}"`;
    svg += ` text-anchor="middle">${mark}</text>`;
  }
  return `${svg}</g>`;
}

let names = [];

/** Names of the readings in the order of the vectors, once for the page. */
export function nameReadings(data) {
  names = data.readings.map(([name]) => name);
}

function shadeOf(reading) {
  return shades[names[reading]] ?? 5;
}

/** The readings of a step in words, strongest first, with their sum. */
export function evidenceList(step, one, data, words) {
  const place = data.destinations[one.destination][words.language === 'ja' ? 1 : 0];
  const items = step.evidence
    .map((value, reading) => ({ value: Math.round(value), reading }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value || a.reading - b.reading)
    .map(({ value, reading }) => {
      const text = readingWords(data.readings[reading], value, words).replace(
        '{destination}',
        place,
      );
      const shade = value > 0 ? `w${shadeOf(reading)}` : 'against';
      const size = Math.min(100, Math.abs(value) * 4);
      return (
        `<li><span class="block ${shade}" style="width:${size}px"></span>` +
        `<b>${value > 0 ? '+' : '−'}${Math.abs(value)}</b> ${escapeText(text)}</li>`
      );
    });
  const title = escapeText(columnTitle(step, one, words));
  return (
    `<p class="steptitle"><b>${Math.round(step.sum)}</b> ${words.dban} · ${title}</p>` +
    `<ul class="readings">${items.join('')}</ul>`
  );
}

export function readingWords([name, text], value, words) {
  if (words.language === 'ja') {
    const known = readingText({ reading: name, decibans: value, text }, 'ja');
    return known === text ? (words.readings[name] ?? text) : known;
  }
  return value < 0 ? (words.against[name] ?? text) : text;
}
