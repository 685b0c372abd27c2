const ended = new Set(['restored', 'closed']);

/** True while somebody still has to look after the case. */
export function isOpen(item) {
  return !ended.has(item.state) && item.outcome !== 'lawful';
}

/**
 * Where money is being lost: answered calls on lines that an open case is about.
 * Gives the calls, yen a minute by case, and the sum.
 */
export function losses(view) {
  const cases = new Map();
  for (const item of view.cases) if (isOpen(item)) cases.set(item.subject, item.case);
  const calls = new Set();
  const byCase = new Map();
  let yenPerMinute = 0;
  for (const call of view.calls) {
    const found = cases.get(call.subscriber);
    if (found === undefined) continue;
    calls.add(call);
    if (!call.answered) continue;
    yenPerMinute += call.yenPerMinute;
    byCase.set(found, (byCase.get(found) ?? 0) + call.yenPerMinute);
  }
  return { calls, byCase, yenPerMinute };
}
