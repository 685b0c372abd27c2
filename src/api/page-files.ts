import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { letterFiles } from './letter-files.ts';

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
 * once: `sign-in.html` at `/sign-in`, `set-up.html` at `/set-up`, the others at `/sign-in/<name>`,
 * with the colours and letters of the console. Names are looked up, never joined to a path.
 * Browsers keep them and ask each time whether they still hold.
 */
export function pageFiles(app: FastifyInstance, folder: string): void {
  const paths = readdirSync(folder).map(name => join(folder, name));
  for (const path of [...paths, join(folder, '../ui/theme/tokens.css')]) {
    const name = basename(path);
    const type = types[extname(name)];
    if (type === undefined) continue;
    const file = readPageFile(path, type);
    app.get(addressOf(name), {
      config: { scope: 'public' },
      schema: { hide: true },
      handler: (request, reply) => sendFile(file, request, reply),
    });
  }
  letterFiles(app);
}

function addressOf(name: string): string {
  return name === 'sign-in.html' || name === 'set-up.html'
    ? `/${name.replace('.html', '')}`
    : `/sign-in/${name}`;
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
