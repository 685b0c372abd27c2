import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface PageFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly zipped: Buffer;
  readonly tag: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the files of `folder`, which whoever is not signed in needs in order to sign in, read
 * once: `sign-in.html` at `/sign-in`, `set-up.html` at `/set-up`, the others at `/live/<name>`.
 * Names are looked up, never joined to a path. Browsers keep them and ask each time whether they
 * still hold.
 */
export function pageFiles(app: FastifyInstance, folder: string): void {
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const file = readPageFile(join(folder, name), type);
    app.get(addressOf(name), {
      config: { scope: 'public' },
      schema: { hide: true },
      handler: (request, reply) => sendFile(file, request, reply),
    });
  }
}

function addressOf(name: string): string {
  return name === 'sign-in.html' || name === 'set-up.html'
    ? `/${name.replace('.html', '')}`
    : `/live/${name}`;
}

function readPageFile(path: string, type: string): PageFile {
  const plain = readFileSync(path);
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, plain, zipped: gzipSync(plain), tag };
}

function sendFile(file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.headers({ etag: file.tag, 'cache-control': 'no-cache', vary: 'accept-encoding, cookie' });
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
  reply.type(file.type);
  if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) {
    return reply.send(file.plain);
  }
  return reply.header('content-encoding', 'gzip').send(file.zipped);
}
