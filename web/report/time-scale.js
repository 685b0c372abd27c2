// One axis of three parts: the day before, the episode, and what came after it. Each is linear;
// the episode has most of the width, whether it took a minute or a day.

const day = 86_400;
const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, day];

/** Whether a call belongs to the episode: suspected, an attacker's, challenged or stopped. */
export function isOfEpisode(call) {
  return call[7] > 0 || call[6] > 0;
}

/** x of a time (seconds from the alert), the parts, and ticks of the episode's part. */
export function timeScale(one, width) {
  const { from, to, end } = episodeSpan(one);
  const preEnd = Math.round(width * 0.15);
  const hasPost = end > to;
  const midEnd = hasPost ? Math.round(width * 0.83) : width;
  const parts = [
    { part: 'before', from: -day, to: from, x0: 0, x1: preEnd - 4 },
    { part: 'episode', from, to, x0: preEnd, x1: midEnd },
  ];
  if (hasPost) parts.push({ part: 'after', from: to, to: end, x0: midEnd + 4, x1: width });
  const x = at => {
    const part = parts.find(each => at <= each.to) ?? parts[parts.length - 1];
    const share = (at - part.from) / Math.max(1, part.to - part.from);
    return part.x0 + Math.max(0, Math.min(1, share)) * (part.x1 - part.x0);
  };
  return { x, parts, width, ticks: ticksOf(one, parts[1]) };
}

function episodeSpan(one) {
  const calls = one.calls.filter(isOfEpisode);
  const began = Math.min(...one.measures.map(measure => measure.begin));
  const until = at => (at === null ? one.closed : Math.min(at, one.closed));
  const first = Math.max(-day, Math.min(0, ...calls.map(call => call[0])));
  const acted = [
    ...calls
      .filter(call => call[6] !== 3 && call[0] <= Math.max(began, 0))
      .map(call => until(call[1] === null ? call[0] : call[2])),
    ...one.contacts
      .filter(([sent]) => sent <= began)
      .map(([sent, settled]) => (settled < 0 ? sent : Math.min(settled, Math.max(began, sent)))),
    ...one.measures.map(measure => measure.begin),
  ].filter(at => Number.isFinite(at));
  const last = Math.max(60, ...acted.filter(at => at < 3 * day));
  const pad = Math.max(5, (last - first) * 0.05);
  const ends = one.measures.map(measure => (measure.ended < 0 ? measure.end : measure.ended));
  const refused = one.refused[one.refused.length - 1] ?? 0;
  const shown = Math.max(one.closed, refused, ...ends);
  return { from: first - pad, to: last + pad, end: shown };
}

function ticksOf(one, part) {
  const most = Math.max(2, Math.floor((part.x1 - part.x0) / 88));
  const length = part.to - part.from;
  const step = steps.find(each => length / each <= most) ?? day * Math.ceil(length / day / most);
  const base = one.opened + one.offset * 60;
  const ticks = [];
  for (let at = Math.ceil((base + part.from) / step) * step - base; at < part.to; at += step) {
    ticks.push(at);
  }
  return { at: ticks, withSeconds: step < 60 };
}
