// Draws one paper in a thread of its own, so that no verdict waits for a page.
import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from '../../core/paper/paper.ts';
import { drawPaper } from './draw-paper.ts';

parentPort?.postMessage(await drawPaper(workerData as Paper));
