// Completes package-lock.json after `npm install`: an optional package of another platform that
// the registry at hand does not carry is left out by npm, and `npm ci` then refuses the lock.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
export interface Lock {
  packages: Record<string, LockEntry>;
}

const systems = /^(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)$/;
const processors = /^(arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)$/;

/** Optional dependencies that the lock names but does not describe. */
export function missingEntries(lock: Lock): Map<string, LockEntry> {
  const missing = new Map<string, LockEntry>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const known = [`node_modules/${name}`, `${path}/node_modules/${name}`];
      if (known.some(at => lock.packages[at])) continue;
      const parts = name.split(/[-/]/);
      const os = parts.filter(part => systems.test(part));
      const cpu = parts.filter(part => processors.test(part));
      missing.set(`node_modules/${name}`, {
        version,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...(os.length > 0 ? { os } : {}),
        ...(cpu.length > 0 ? { cpu } : {}),
        ...(name.includes('musl') ? { libc: ['musl'] } : {}),
      });
    }
  }
  return missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const missing = missingEntries(lock);
  const sorted = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  sorted.sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`package-lock.json: ${missing.size} entries added`);
}
