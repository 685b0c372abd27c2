// Builds the console into web/dist/console: node scripts/build-console.ts. For work on the pages,
// `npx vite --config web/vite.config.ts` serves them beside a running Sekisho on port 7070.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const sekisho = { target: 'http://127.0.0.1:7070', headers: { origin: 'http://127.0.0.1:7070' } };

export default defineConfig({
  root: join(import.meta.dirname, 'console'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // What a page needs is asked for when it is opened; hints before it would ask for all.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/v1': sekisho, '/sign-in': sekisho, '/set-up': sekisho } },
});
