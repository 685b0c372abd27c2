// The console's built pages: one HTML page at every address of the console, and its assets.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from './present-error.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** First parts of the console's addresses; what is behind them is the page's own matter. */
const sections = [
  'now',
  'queue',
  'cases',
  'approvals',
  'network',
  'lines',
  'accounts',
  'lists',
  'policy',
  'reports',
  'audit',
  'admin',
];

/**
 * Serves the console from the folder of its build, which may come into being later: until then
 * its addresses say so. Styles that the page makes itself carry a nonce, new with each answer.
 */
export function consoleFiles(app: FastifyInstance, folder: string): void {
  const pages = { config: { scope: 'read', signIn: true }, schema: { hide: true } } as const;
  const page = (_request: FastifyRequest, reply: FastifyReply) => sendPage(folder, reply);
  app.get('/', { ...pages, handler: page });
  for (const section of sections) {
    app.get(`/${section}`, { ...pages, handler: page });
    app.get(`/${section}/*`, { ...pages, handler: page });
  }
  const assets = new Assets(join(folder, 'assets'));
  app.get<{ Params: { name: string } }>('/assets/:name', {
    // Nothing of anybody is in them, and the sign-in may need the letters.
    config: { scope: 'public' },
    schema: { hide: true },
    handler: (request, reply) => assets.send(request.params.name, request, reply),
  });
}

function sendPage(folder: string, reply: FastifyReply): FastifyReply {
  const path = join(folder, 'index.html');
  if (!existsSync(path)) {
    return reply
      .code(503)
      .headers({ 'retry-after': '5', refresh: '5', 'cache-control': 'no-store' })
      .type('text/plain; charset=utf-8')
      .send('画面を準備しています。 The pages are being built; this takes a few seconds.\n');
  }
  const nonce = randomBytes(18).toString('base64url');
  return reply
    .headers({ 'content-security-policy': policyWith(nonce), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(readFileSync(path, 'utf8').replaceAll('%nonce%', nonce));
}

function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly zipped: Map<string, Buffer>;
}

/** Their names change with their content, so that browsers keep them for good. */
class Assets {
  readonly #folder: string;
  readonly #read = new Map<string, Asset>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  send(name: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const asset = this.#asset(name);
    if (asset === undefined) throw new ApiError(404, 'There is nothing at this address.');
    const encoding = this.#encodingFor(asset, request);
    reply
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
      .type(asset.type);
    if (encoding === undefined) return reply.send(asset.plain);
    let zipped = asset.zipped.get(encoding);
    if (zipped === undefined) {
      zipped = encoding === 'br' ? brotli(asset.plain) : gzipSync(asset.plain);
      asset.zipped.set(encoding, zipped);
    }
    return reply.header('content-encoding', encoding).send(zipped);
  }

  #asset(name: string): Asset | undefined {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const type = types[extname(name)];
    // Looked up among what is there, never joined to a path as it came.
    if (type === undefined || !existsSync(this.#folder)) return undefined;
    if (!readdirSync(this.#folder).includes(name)) return undefined;
    const asset = { type, plain: readFileSync(join(this.#folder, name)), zipped: new Map() };
    this.#read.set(name, asset);
    return asset;
  }

  #encodingFor(asset: Asset, request: FastifyRequest): 'br' | 'gzip' | undefined {
    if (asset.type === 'font/woff2') return undefined;
    const accepted = request.headers['accept-encoding']?.toString() ?? '';
    if (/\bbr\b/.test(accepted)) return 'br';
    return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  }
}

function brotli(plain: Buffer): Buffer {
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
