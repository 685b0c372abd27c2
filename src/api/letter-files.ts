// The letters of pages without a build: Noto Sans JP in slices, each asked for when a page has a
// character of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { ApiError } from './present-error.ts';

const place = '/sign-in/letters';
const sheet = fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-jp/wght.css'));

export function letterFiles(app: FastifyInstance): void {
  const folder = join(dirname(sheet), 'files');
  // Where the package is not whole, the letters are those of the machine.
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const css = readFileSync(sheet, 'utf8').replaceAll('url(./files/', `url(${place}/`);
  const open = { config: { scope: 'public' }, schema: { hide: true } } as const;
  app.get(`${place}.css`, {
    ...open,
    handler: (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').type('text/css').send(css),
  });
  app.get<{ Params: { name: string } }>(`${place}/:name`, {
    ...open,
    handler: (request, reply) => {
      const { name } = request.params;
      if (!names.has(name)) throw new ApiError(404, 'There is nothing at this address.');
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('font/woff2')
        .send(readFileSync(join(folder, name)));
    },
  });
}
