import type { Schemas } from '../../../../api/client.ts';

type Call = Schemas['TimelineCall'];

const shortMs = 30_000;
const expensiveYen = 100;

/** Short calls to expensive places before the alert: numbers being tested. */
export function testCalls(calls: readonly Call[], alertMs: number): Call[] {
  return calls.filter(({ setupMs, answerMs, endMs, yenPerMinute }) => {
    if (answerMs === null || endMs === null || setupMs >= alertMs) return false;
    return endMs - answerMs < shortMs && yenPerMinute >= expensiveYen;
  });
}
