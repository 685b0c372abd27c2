// The SharedWorker around the hub.
import type { ToHub } from './hub-protocol.ts';
import { LiveHub } from './live-hub.ts';

const hub = new LiveHub();

addEventListener('connect', event => {
  const port = (event as MessageEvent).ports[0];
  if (port === undefined) return;
  const hear = hub.welcome(message => port.postMessage(message));
  port.onmessage = ({ data }) => hear(data as ToHub);
});
