// The case over time: charges against normal, calls as bars, contacts, measures; one axis.
import { clock, dayTime, escapeText, monthDay, span, yen } from './figures.js';
import { timeScale } from './time-scale.js';

const rowHeight = 9;
const rowsMax = 14;
const chargesHeight = 84;

const f = value => String(Math.round(value * 10) / 10);

/** SVG of one case, `width` px wide. */
export function drawLanes(one, data, words, width) {
  const scale = timeScale(one, width);
  const lanes = [chargesLane, callsLane, refusedLane, contactsLane, measuresLane];
  let y = 30;
  let body = '';
  for (const lane of lanes) {
    const { svg, height } = lane(one, data, words, scale, y);
    body += svg;
    y += height;
  }
  const height = y + 2;
  const label = `${one.name}: ${words.pictureLabel}`;
  return (
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ` +
    `aria-label="${escapeText(label)}">${ground(one, words, scale, height)}${body}</svg>`
  );
}

function ground(one, words, scale, height) {
  let svg = '';
  for (const { part, x0, x1, from, to } of scale.parts) {
    svg += `<rect class="part ${part}" x="${f(x0)}" y="18" width="${f(x1 - x0)}"`;
    svg += ` height="${height - 18}"/>`;
    if (part === 'episode') continue;
    const text = part === 'before' ? words.before : words.after(span(to - from, words.unit));
    const x = part === 'before' ? x0 : x1;
    const anchor = part === 'before' ? 'start' : 'end';
    svg += `<text class="axis" x="${f(x)}" y="12" text-anchor="${anchor}">${text}</text>`;
  }
  const episode = scale.parts[1];
  let free = episode.x0 + (scale.width < 480 ? 26 : 10);
  for (const at of scale.ticks.at) {
    const x = scale.x(at);
    svg += `<line class="tick" x1="${f(x)}" x2="${f(x)}" y1="18" y2="${height}"/>`;
    const text = clock(one.opened + at, one.offset, scale.ticks.withSeconds);
    const room = scale.parts.length > 2 ? 26 : 10;
    if (x < free || x > episode.x1 - room) continue;
    svg += `<text class="axis" x="${f(x)}" y="12" text-anchor="middle">${text}</text>`;
    free = x + 60;
  }
  const x = f(scale.x(0));
  return `${svg}<line class="alert" x1="${x}" x2="${x}" y1="18" y2="${height}"/>`;
}

function heading(text, y, extra = '') {
  return `<text class="lane" x="4" y="${y + 12}">${text}${extra}</text>`;
}

function chargesLane(one, _data, words, scale, y) {
  const top = y + 22;
  const base = top + chargesHeight;
  const points = one.charges;
  const last = points[points.length - 1] ?? [0, 0, 0];
  const most = Math.max(1, one.normalDayYen * 1.6, last[1] + last[2]) * 1.25;
  const at = value => base - (value / most) * chargesHeight;
  let svg = heading(words.charges, y, normalNote(one, words));
  if (one.normalDayYen > 0) {
    const limit = f(at(one.normalDayYen));
    svg +=
      `<rect class="normal" x="0" y="${limit}" width="${scale.width}"` +
      ` height="${f(base - limit)}"/>` +
      `<line class="limit" x1="0" x2="${scale.width}" y1="${limit}" y2="${limit}"/>`;
  }
  const path = of =>
    points
      .map((point, i) => `${i ? 'L' : 'M'}${f(scale.x(point[0]))} ${f(at(of(point)))}`)
      .join('');
  if (points.length > 0) {
    const x0 = f(scale.x(points[0][0]));
    const x1 = f(scale.width);
    const end = of => `L${x1} ${f(at(of(last)))}`;
    const all = point => point[1] + point[2];
    const ordinary = point => point[1];
    const close = `V${f(base)}H${x0}Z`;
    svg += `<path class="${costClass(one)}" d="${path(all)}${end(all)}${close}"/>`;
    svg += `<path class="ordinary" d="${path(ordinary)}${end(ordinary)}${close}"/>`;
    svg += `<path class="${costClass(one)} edge" d="${path(all)}${end(all)}"/>`;
    const label = f(Math.max(top + 10, at(all(last)) - 4));
    svg += `<text class="value" x="${scale.width - 4}" y="${label}" text-anchor="end">`;
    svg += `${yen(all(last))}</text>`;
  }
  svg += `<line class="base" x1="0" x2="${scale.width}" y1="${f(base)}" y2="${f(base)}"/>`;
  return { svg, height: chargesHeight + 30 };
}

function normalNote(one, words) {
  const text = one.normalDayYen > 0 ? words.normal(yen(one.normalDayYen)) : words.normalNone;
  return `<tspan class="note" dx="8">${text}</tspan>`;
}

/** Red only where money was lost to an attack, or may have been. */
export function costClass(one) {
  return one.outcome === 'lawful' ? 'proved' : 'lost';
}

export function callClass(call, one, data) {
  if (data.labelled) return call[7] & 2 ? 'lost' : call[7] & 1 ? 'proved' : 'ordinary';
  return call[7] & 1 ? costClass(one) : 'ordinary';
}

function callsLane(one, data, words, scale, y) {
  const rows = [];
  let hidden = one.undrawn;
  let svg = '';
  for (const call of one.calls) {
    if (call[6] === 3) continue;
    const x0 = scale.x(call[0]);
    const x1 = Math.max(x0 + 3, scale.x(shownEnd(call, one)));
    let row = rows.findIndex(end => end + 2 <= x0);
    if (row < 0) row = rows.length;
    if (row >= rowsMax) {
      hidden += 1;
      continue;
    }
    rows[row] = x1;
    svg += bar(call, one, data, words, scale, y + 20 + row * rowHeight);
  }
  const more = hidden > 0 ? `<tspan class="note" dx="8">${words.undrawn(hidden)}</tspan>` : '';
  const none = rows.length === 0 ? `<tspan class="note" dx="8">${words.none}</tspan>` : '';
  return {
    svg: heading(words.calls, y, more + none) + svg,
    height: 26 + rows.length * rowHeight,
  };
}

function shownEnd(call, one) {
  if (call[1] === null) return call[0];
  return call[9] ?? call[2] ?? one.closed;
}

function bar(call, one, data, words, scale, y) {
  const [setup, answer, end, , , , kind, , , recordedEnd] = call;
  const kindClass = callClass(call, one, data);
  const title = `<title>${escapeText(callTitle(call, one, data, words))}</title>`;
  const x0 = scale.x(setup);
  if (kind === 1) return `<g>${title}${diamond(x0, y)}</g>`;
  let svg = kind === 2 ? diamond(x0, y) : '';
  if (answer === null) {
    svg += `<circle class="unanswered" cx="${f(x0 + 2)}" cy="${y + 3.5}" r="2"/>`;
    return `<g>${title}${svg}</g>`;
  }
  const xa = scale.x(answer);
  const xe = Math.max(xa + 2.5, scale.x(end ?? one.closed));
  svg += `<line class="ringing" x1="${f(x0)}" x2="${f(xa)}" y1="${y + 3.5}" y2="${y + 3.5}"/>`;
  svg += `<rect class="call ${kindClass}" x="${f(xa)}" y="${y}" width="${f(xe - xa)}"`;
  svg += ` height="7" rx="1"/>`;
  if (recordedEnd !== null) {
    const xr = Math.max(xe, scale.x(recordedEnd));
    svg += `<rect class="saved" x="${f(xe)}" y="${y + 0.5}" width="${f(xr - xe)}" height="6"/>`;
  }
  if (kind === 4) {
    svg += `<line class="cut" x1="${f(xe)}" x2="${f(xe)}" y1="${y - 1.5}" y2="${y + 8.5}"/>`;
  }
  return `<g>${title}${svg}</g>`;
}

function diamond(x, y) {
  return `<path class="challenge" d="M${f(x)} ${y - 0.5}l4 4l-4 4l-4 -4z"/>`;
}

export function callTitle(call, one, data, words) {
  const [setup, answer, end, destination, masked, , kind, , cost] = call;
  const place = data.destinations[destination][words.language === 'ja' ? 1 : 0];
  const time = clock(one.opened + setup, one.offset, true);
  const parts = [time, place, masked, words.kinds[kind]];
  if (answer !== null) {
    parts.push(end === null ? words.running : span(end - answer, words.unit), yen(cost));
  }
  return parts.join(' · ');
}

function refusedLane(one, _data, words, scale, y) {
  const times = [...one.calls.filter(call => call[6] === 3).map(call => call[0]), ...one.refused];
  if (one.figures.refused === 0) return { svg: '', height: 0 };
  const seen = new Set();
  let svg = '';
  for (const at of times) {
    const x = Math.round(scale.x(at) / 3) * 3;
    if (seen.has(x)) continue;
    seen.add(x);
    svg += `M${x - 2.5} ${y + 20}l5 5m0 -5l-5 5`;
  }
  const note = `<tspan class="note" dx="8">${words.refusedCount(one.figures.refused)}</tspan>`;
  return {
    svg: `${heading(words.refused, y, note)}<path class="refused" d="${svg}"/>`,
    height: 34,
  };
}

function contactsLane(one, _data, words, scale, y) {
  if (one.contacts.length === 0) {
    const note = `<tspan class="note" dx="8">${words.noContact}</tspan>`;
    return { svg: heading(words.contacts, y, note), height: 22 };
  }
  let svg = '';
  let answer = '';
  for (const [sent, settled, channel, attempt, result] of one.contacts) {
    const x0 = scale.x(sent);
    const x1 = Math.max(x0 + 3, scale.x(settled < 0 ? one.closed : settled));
    const said = words.results[result] ?? words.results[''];
    const time = clock(one.opened + sent, one.offset, true);
    const text = `${time} · ${words.channels[channel] ?? channel} ${attempt} · ${said}`;
    const reached = result === 'mine' || result === 'not-mine';
    svg +=
      `<g><title>${escapeText(text)}</title><rect class="waiting" x="${f(x0)}" y="${y + 20}"` +
      ` width="${f(x1 - x0)}" height="7" rx="1"/>${
        reached ? `<circle class="reached" cx="${f(x1)}" cy="${y + 23.5}" r="4"/>` : ''
      }</g>`;
    if (reached) answer = said;
  }
  const summary = answer || words.notReached(one.contactsInAll);
  const note = `<tspan class="note" dx="8">${escapeText(summary)}</tspan>`;
  return { svg: heading(words.contacts, y, note) + svg, height: 34 };
}

function measuresLane(one, _data, words, scale, y) {
  if (one.measures.length === 0) {
    const note = `<tspan class="note" dx="8">${words.noMeasure}</tspan>`;
    return { svg: heading(words.measures, y, note), height: 22 };
  }
  let svg = '';
  one.measures.slice(0, 4).forEach((measure, i) => {
    const x0 = scale.x(measure.begin);
    const until = measure.ended < 0 ? measure.end : measure.ended;
    const x1 = Math.max(x0 + 3, scale.x(until));
    const time = dayTime(one.opened + measure.begin, one.offset);
    const text = `${time} – ${dayTime(one.opened + until, one.offset)}`;
    svg += `<g><title>${text}</title><rect class="measure" x="${f(x0)}" y="${y + 20 + i * 9}"`;
    svg += ` width="${f(x1 - x0)}" height="7" rx="1"/></g>`;
  });
  const [first] = one.measures;
  const at = one.opened + first.begin;
  const note = `<tspan class="note" dx="8">${words.suspendedAt(
    `${monthDay(at, one.offset)} ${clock(at, one.offset, true)}`,
    first.ground,
    one.measures.length,
  )}</tspan>`;
  return {
    svg: heading(words.measures, y, note) + svg,
    height: 26 + Math.min(4, one.measures.length) * 9,
  };
}
