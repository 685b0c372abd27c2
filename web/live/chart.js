// Yen per minute as bars, refused and challenged calls as lanes beneath. Linear, from zero.
import { clock, number, shortYen, yen } from './figures.js';
import { element } from './patch.js';

const minuteMs = 60_000;
const minutesShown = 120;
const plot = { top: 12, left: 44, right: 8, height: 150, gap: 8, lane: 18, axis: 22 };

/** `pointed` is the minute under the pointer; `onPoint(minuteMs | undefined)` changes it. */
export function chart({ view, width, text, language, pointed, onPoint }) {
  const { minutes, timeZone } = view;
  if (minutes.length === 0) return element('p', { class: 'empty' }, text.chartEmpty);
  const scale = scaleOf(minutes, view.nowMs, width);
  const height = plot.top + plot.height + plot.gap + 2 * plot.lane + plot.axis;
  const shown = minutes.filter(item => item.minuteMs >= scale.beginMs);
  const under = shown.find(item => item.minuteMs === pointed);
  return element(
    'figure',
    { class: 'chart' },
    element('figcaption', { class: 'readout', 'aria-live': 'off' }, readout(under, view, text)),
    element(
      'svg',
      {
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-label': text.chart,
        onpointermove: event => onPoint(minuteAt(event, scale)),
        onpointerleave: () => onPoint(undefined),
      },
      grid(scale, width, language),
      hours(scale, timeZone, height),
      under && cursor(under, scale),
      shown.map(item => bar(item, scale, item === under)),
      lane(shown, scale, { at: 0, field: 'challenged', name: text.challenged }),
      lane(shown, scale, { at: 1, field: 'blocked', name: text.refused }),
    ),
    table(shown, timeZone, text),
  );
}

function scaleOf(minutes, nowMs, width) {
  const newest = Math.max(minutes.at(-1).minuteMs, Math.floor(nowMs / minuteMs) * minuteMs);
  const beginMs = newest - (minutesShown - 1) * minuteMs;
  const most = Math.max(...minutes.map(item => item.yen), 1);
  const step = niceStep(most / 3);
  const top = Math.ceil(most / step) * step;
  const slot = (width - plot.left - plot.right) / minutesShown;
  return {
    beginMs,
    newest,
    step,
    top,
    slot,
    x: timeMs => plot.left + ((timeMs - beginMs) / minuteMs) * slot,
    y: value => plot.top + plot.height * (1 - value / top),
  };
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 10)));
  const factor = [1, 2, 2.5, 5, 10].find(candidate => candidate * power >= rough) ?? 10;
  return factor * power;
}

function grid(scale, width, language) {
  const ticks = [];
  for (let value = 0; value <= scale.top; value += scale.step) ticks.push(value);
  return ticks.map(value => {
    const y = Math.round(scale.y(value)) + 0.5;
    return element(
      'g',
      { key: `y${value}` },
      element('line', { class: 'grid', x1: plot.left, x2: width - plot.right, y1: y, y2: y }),
      element('text', { class: 'tick end', x: plot.left - 6, y: y + 4 }, shortYen(value, language)),
    );
  });
}

function hours(scale, timeZone, height) {
  const apart = (scale.slot * 30 < 52 ? 60 : 30) * minuteMs;
  const first = Math.ceil(scale.beginMs / apart) * apart;
  const times = [];
  for (let at = first; at <= scale.newest; at += apart) times.push(at);
  return times.map(at =>
    element(
      'text',
      { key: `x${at}`, class: 'tick middle', x: scale.x(at) + scale.slot / 2, y: height - 6 },
      clock(at, timeZone),
    ),
  );
}

function cursor(item, scale) {
  const x = scale.x(item.minuteMs) + scale.slot / 2;
  const y2 = plot.top + plot.height + plot.gap + 2 * plot.lane;
  return element('line', { key: 'cursor', class: 'cursor', x1: x, x2: x, y1: plot.top, y2 });
}

function bar(item, scale, pointed) {
  const y = scale.y(item.yen);
  const running = item.minuteMs === scale.newest;
  return element('rect', {
    key: `b${item.minuteMs}`,
    class: `bar${running ? ' running' : ''}${pointed ? ' pointed' : ''}`,
    x: scale.x(item.minuteMs) + scale.slot * 0.1,
    y,
    width: Math.max(1, scale.slot * 0.8),
    height: Math.max(0, plot.top + plot.height - y),
  });
}

function lane(minutes, scale, { at, field, name }) {
  const middle = plot.top + plot.height + plot.gap + plot.lane * (at + 0.5);
  const most = Math.max(...minutes.map(item => item[field]), 1);
  const size = count => Math.min(plot.lane - 4, 4 + (plot.lane - 8) * Math.sqrt(count / most));
  return element(
    'g',
    { key: `lane-${field}`, class: `lane ${field}` },
    element('text', { class: 'tick end', x: plot.left - 6, y: middle + 4 }, laneMark(field)),
    element('title', {}, name),
    minutes
      .filter(item => item[field] > 0)
      .map(item =>
        element('rect', {
          key: item.minuteMs,
          x: scale.x(item.minuteMs) + scale.slot * 0.1,
          y: middle - size(item[field]) / 2,
          width: Math.max(1.5, scale.slot * 0.8),
          height: size(item[field]),
        }),
      ),
  );
}

function laneMark(field) {
  return field === 'blocked' ? '×' : '?';
}

function readout(item, view, text) {
  const legend = [
    element('span', { class: 'mark yen' }, text.chartNote),
    element('span', { class: 'mark challenged' }, `? ${text.challenged}`),
    element('span', { class: 'mark blocked' }, `× ${text.refused}`),
  ];
  if (item === undefined) return legend;
  return [
    element('b', {}, clock(item.minuteMs, view.timeZone)),
    element('span', { class: 'mark yen' }, `${yen(item.yen)}${text.perMinute}`),
    element(
      'span',
      { class: 'mark challenged' },
      `? ${text.challenged} ${number(item.challenged)}`,
    ),
    element('span', { class: 'mark blocked' }, `× ${text.refused} ${number(item.blocked)}`),
  ];
}

function table(minutes, timeZone, text) {
  const rows = [...minutes].reverse().slice(0, 30);
  return element(
    'details',
    { class: 'twin' },
    element('summary', {}, text.chartTable),
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          [text.minute, text.charges, text.challenged, text.refused].map((name, index) =>
            element('th', { scope: 'col', class: index > 0 ? 'figure' : '' }, name),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map(item =>
          element(
            'tr',
            { key: item.minuteMs },
            element('td', {}, clock(item.minuteMs, timeZone)),
            [yen(item.yen), number(item.challenged), number(item.blocked)].map(value =>
              element('td', { class: 'figure' }, value),
            ),
          ),
        ),
      ),
    ),
  );
}

function minuteAt(event, scale) {
  const left = event.currentTarget.getBoundingClientRect().left;
  const slots = Math.floor((event.clientX - left - plot.left) / scale.slot);
  if (slots < 0 || slots >= minutesShown) return undefined;
  return scale.beginMs + slots * minuteMs;
}
