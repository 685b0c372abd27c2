// The summary tables of the page: attack shapes, lawful calls, blocks, further cases.
import { dayTime, escapeText, number, yen } from './figures.js';

function table(head, rows, textColumns) {
  const cell = (tag, text, i) => `<${tag}${i >= textColumns ? ' class="n"' : ''}>${text}</${tag}>`;
  const line = (tag, cells) => `<tr>${cells.map((text, i) => cell(tag, text, i)).join('')}</tr>`;
  return (
    `<div class="scroll"><table><thead>${line('th', head)}</thead>` +
    `<tbody>${rows.map(row => line('td', row)).join('')}</tbody></table></div>`
  );
}

export function shapesTable(data, words) {
  if (data.shapes.length === 0) return '';
  const worst = Math.max(...data.shapes.map(shape => shape.worthYen));
  const rows = data.shapes.map(shape => [
    escapeText(shape.shape),
    number(shape.attacks),
    number(shape.stopped),
    number(shape.calls),
    number(shape.through),
    worthCell(shape, worst),
    yen(shape.lossYen),
    yen(shape.lossMedianYen),
    yen(shape.lossLargestYen),
    shape.stopSeconds < 0 ? '–' : words.spanOf(shape.stopSeconds),
  ]);
  const sum = of => data.shapes.reduce((all, shape) => all + of(shape), 0);
  rows.push([
    `<b>${words.all}</b>`,
    number(sum(shape => shape.attacks)),
    number(sum(shape => shape.stopped)),
    number(sum(shape => shape.calls)),
    number(sum(shape => shape.through)),
    yen(sum(shape => shape.worthYen)),
    yen(sum(shape => shape.lossYen)),
    '',
    yen(Math.max(...data.shapes.map(shape => shape.lossLargestYen))),
    '',
  ]);
  return `<section><h2>${words.shapesTitle}</h2>${table(words.shapeHead, rows, 1)}</section>`;
}

/** What the shape would have cost, with the part it did cost inside the same bar. */
function worthCell(shape, worst) {
  const all = ((100 * shape.worthYen) / Math.max(1, worst)).toFixed(1);
  const lost = Math.min(100, (100 * shape.lossYen) / Math.max(1, shape.worthYen)).toFixed(1);
  return (
    `${yen(shape.worthYen)}<i class="worth" style="width:${all}%">` +
    `<i style="width:${lost}%"></i></i>`
  );
}

export function lawfulTable(data, words) {
  if (data.lawful === undefined) return '';
  const rows = Object.entries(words.lawful).map(([key, text]) => {
    const value = data.lawful[key];
    const share = key === 'challenged' ? ` (${percent(value, data.lawful.calls)})` : '';
    return [text, `${number(value)}${share}`];
  });
  const body = rows.map(([text, value]) => `<tr><td>${text}</td><td class="n">${value}</td></tr>`);
  return (
    `<section><h2>${words.lawfulTitle}</h2><div class="scroll"><table class="narrow">` +
    `<tbody>${body.join('')}</tbody></table></div></section>`
  );
}

function percent(part, all) {
  return `${all === 0 ? 0 : ((100 * part) / all).toFixed(3)} %`;
}

export function blocksTable(data, words) {
  if (data.blocks.length === 0) return '';
  const rows = data.blocks.map(block => [
    escapeText(block.name),
    words.blockKind[block.kind],
    escapeText(block.subject),
    dayTime(block.opened, block.offset),
    dayTime(block.end, block.offset),
    number(block.lines),
    number(block.refused),
    data.labelled ? number(block.lawfulRefused) : '–',
  ]);
  const rest = data.blocksInAll - data.blocks.length;
  const note = rest > 0 ? `<p class="note">${words.moreBlocks(rest)}</p>` : '';
  const body = table(words.blockHead, rows, 5);
  return `<section><h2>${words.blocksTitle}</h2>${body}${note}</section>`;
}

export function rowsTable(data, words) {
  if (data.rows.length === 0) return '';
  const rows = data.rows.map(
    ([name, line, opened, offset, outcome, cost, worth, refused, challenged]) => [
      escapeText(name),
      escapeText(line),
      dayTime(opened, offset),
      words.outcome[outcome] ?? outcome,
      yen(cost),
      data.labelled ? yen(worth) : '–',
      number(refused),
      number(challenged),
    ],
  );
  const rest = data.casesInAll - data.cases.length - data.rows.length;
  const note = `<p class="note">${words.rowsNote(data.rows.length, rest)}</p>`;
  return `<section><h2>${words.rowsTitle}</h2>${note}${table(words.rowHead, rows, 4)}</section>`;
}
