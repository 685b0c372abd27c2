/** Without a sign of life for this long, what the page shows is old. */
const silenceMs = 10_000;
const retryMs = 2_000;

/**
 * Keeps the page fed by server-sent events and heals by itself.
 * `onView(view)` each new view; `onTime(nowMs)` each heartbeat; `onState('live' | 'lost')`.
 */
export function connect({ onView, onTime, onState }) {
  let source;
  let silence;
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, silenceMs);
    onState('live');
  };
  const lost = () => {
    onState('lost');
    // A network that swallows everything gives no error: begin again.
    if (source.readyState === EventSource.OPEN) reopen();
  };
  const reopen = () => {
    source.close();
    setTimeout(open, retryMs);
  };
  const open = () => {
    source = new EventSource('/v1/live/stream');
    source.addEventListener('live', event => {
      alive();
      onView(JSON.parse(event.data));
    });
    source.addEventListener('heartbeat', event => {
      alive();
      onTime(JSON.parse(event.data).nowMs);
    });
    source.addEventListener('error', () => {
      clearTimeout(silence);
      onState('lost');
      // The browser reconnects after a broken connection, not after a refusal.
      if (source.readyState === EventSource.CLOSED) askWhy().finally(reopen);
    });
  };
  open();
}

async function askWhy() {
  try {
    const answer = await fetch('/v1/live');
    if (answer.status === 401) location.replace('/sign-in');
  } catch {
    // Nobody there; the next attempt tells.
  }
}
