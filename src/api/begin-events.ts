import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Answers with server-sent events; gives what they are written to, until it is closed. */
export function beginEvents(reply: FastifyReply): ServerResponse {
  reply.hijack();
  return reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Keeps nginx and its like from holding events back.
    'x-accel-buffering': 'no',
  });
}
