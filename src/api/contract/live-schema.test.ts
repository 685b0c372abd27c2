import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import { busyLive } from '../../../test/pages/fake-live.ts';
import type { LiveView } from './live.ts';
import { liveViewSchema } from './live-schema.ts';

// These compile only while type and schema describe the same.
const describe = (view: LiveView): z.infer<typeof liveViewSchema> => view;
const described = (view: z.infer<typeof liveViewSchema>): LiveView => view;

test('the schema takes the live view and leaves nothing out', () => {
  const view = busyLive(7);
  assert.deepEqual(described(liveViewSchema.parse(describe(view))), view);
});
