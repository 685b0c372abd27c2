// Builds the console's pages into web/dist/console when they are missing or older than their
// sources: node scripts/build-console.ts. Several at once wait for one.
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const built = join(root, 'web/dist/console');
const stamp = join(root, 'web/dist/console.stamp');
const busy = join(root, '.cache/building-console');
const staleMs = 180_000;
const keptMs = 14 * 86_400_000;

/** The folder of the built pages. Throws with the bundler's words when they cannot be built. */
export async function buildConsole(): Promise<string> {
  const wanted = fingerprint();
  if (isBuilt(wanted)) return built;
  await waitForTurn();
  try {
    if (isBuilt(wanted)) return built;
    // Whoever serves the pages keeps the old ones until the new ones are whole.
    const fresh = `${built}.new`;
    await build({
      configFile: join(root, 'web/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh },
    });
    keepForOpenPages(fresh);
    const old = `${built}.old`;
    rmSync(old, { recursive: true, force: true });
    if (existsSync(built)) renameSync(built, old);
    renameSync(fresh, built);
    rmSync(old, { recursive: true, force: true });
    writeFileSync(stamp, wanted);
    return built;
  } finally {
    rmSync(busy, { recursive: true, force: true });
  }
}

/** A page that was opened before may yet ask for parts of its own build: they stay for a while. */
function keepForOpenPages(fresh: string): void {
  const before = join(built, 'assets');
  if (!existsSync(before)) return;
  for (const name of readdirSync(before)) {
    const [from, to] = [join(before, name), join(fresh, 'assets', name)];
    if (existsSync(to) || Date.now() - statSync(from).mtimeMs > keptMs) continue;
    linkSync(from, to);
  }
}

/** Whether the built pages are those of the sources as they are. */
function isBuilt(wanted: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(built);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = globSync(
    ['web/{api,ui,console,words}/**/*', 'web/*.ts', 'src/core/**/*.ts', 'src/api/contract/*.ts'],
    { cwd: root },
  );
  for (const path of [...sources, 'package-lock.json'].sort()) {
    const full = join(root, path);
    if (!statSync(full).isFile() || /\.test\.tsx?$/.test(path)) continue;
    hash.update(`${path}\0`).update(readFileSync(full));
  }
  return hash.digest('hex');
}

async function waitForTurn(): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(busy);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const since = statSync(busy, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > staleMs) {
      rmSync(busy, { recursive: true, force: true });
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

if (import.meta.main) await buildConsole();
