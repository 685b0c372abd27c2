// One bench in a process of its own, so that no other one's memory or compiled code is in its way.
import { pathToFileURL } from 'node:url';
import type { Bench, Size } from './bench-module.ts';

const [file = '', size = 'small'] = process.argv.slice(2);
const { bench } = (await import(pathToFileURL(file).href)) as { bench: Bench };
const figures = await bench.run(size as Size);
process.send?.({ name: bench.name, why: bench.why, figures }, () => process.exit(0));
