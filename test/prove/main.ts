// npm run prove: the oracles of sim/oracles over many seeds.
//   npm run prove -- --seeds 20 --subscribers 1000 --days 20 --policy standard --write
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { oracles, proveSeed, type SeedProof, shrink } from '../../sim/oracles/prove-seed.ts';
import { policies } from '../../src/core/policy/policy.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    first: { type: 'string', default: '1' },
    subscribers: { type: 'string', default: '600' },
    days: { type: 'string', default: '14' },
    policy: { type: 'string', multiple: true, default: ['standard', 'contact-only'] },
    write: { type: 'boolean', default: false },
  },
});

const first = Number(values.first);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => first + i);
const size = { subscribers: Number(values.subscribers), days: Number(values.days) };
const startedMs = performance.now();
const proofs: (SeedProof & { policy: string; accounts: Record<string, string[]> })[] = [];

for (const name of values.policy) {
  const policy = policies[name];
  if (policy === undefined) {
    console.error(`no policy ${name}; there are: ${Object.keys(policies).join(', ')}`);
    process.exit(2);
  }
  for (const seed of seeds) {
    const options = { ...size, seed, policy };
    const proof = proveSeed(options);
    const accounts: Record<string, string[]> = {};
    for (const { oracle, problems } of proof.failures) {
      console.error(`seed ${seed}, ${name}: ${oracle}\n  ${problems.slice(0, 5).join('\n  ')}`);
      accounts[oracle] = shrink(options, oracle);
      console.error(`  still fails with ${accounts[oracle].join(', ')}`);
    }
    proofs.push({ ...proof, policy: name, accounts });
    const result = proof.failures.length === 0 ? 'ok' : `${proof.failures.length} FAILED`;
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    console.error(`${seconds} s: seed ${seed}, ${name}, ${proof.events} events: ${result}`);
  }
}

const text = report();
console.log(text);
if (values.write) {
  const folder = new URL('../../docs/measurements/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('oracles.md', folder), text);
  const kept = { time: new Date().toISOString(), machine: machine(), size, proofs };
  writeFileSync(new URL('oracles.json', folder), `${JSON.stringify(kept, undefined, 2)}\n`);
}
if (proofs.some(proof => proof.failures.length > 0)) process.exitCode = 1;

function report(): string {
  const sum = (of: (proof: SeedProof) => number): string =>
    proofs.reduce((all, proof) => all + of(proof), 0).toLocaleString('en');
  const rows = Object.keys(oracles).map(oracle => {
    const failed = proofs.filter(proof => proof.failures.some(one => one.oracle === oracle));
    const which = failed.map(proof => `${proof.seed} (${proof.policy})`).join(', ');
    return `| ${oracle} | ${proofs.length - failed.length} | ${which || 'none'} |`;
  });
  const run = `--seeds ${seeds.length} --first ${first} --subscribers ${size.subscribers}`;
  const counts = `${proofs.length} runs: ${sum(one => one.events)} events, `;
  return `# Oracles

\`npm run prove -- ${run} --days ${size.days} --policy ${values.policy.join(' --policy ')}\`

${counts}${sum(one => one.attacks)} attacks, ${sum(one => one.decisions)} decisions.
What each oracle holds against the traffic is in \`sim/oracles/\`. ${machine()}

| oracle | runs withstood | seeds that failed |
|---|---|---|
${rows.join('\n')}
`;
}

function machine(): string {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown';
  return `${cpu}, ${availableParallelism()} cores, Node ${process.version}.`;
}
