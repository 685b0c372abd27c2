// Writes web/api/open-api.generated.ts, the types of every request and answer, from the server's
// own OpenAPI document: node scripts/api-types.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { everyRoute } from './api-page.ts';

export const apiTypesPath = fileURLToPath(
  new URL('../web/api/open-api.generated.ts', import.meta.url),
);

const head = '// Written by scripts/api-types.ts; npm test fails when it is out of date.\n';

export async function apiTypes(): Promise<string> {
  const document = structuredClone(await everyRoute());
  const ast = await openapiTS(document as never, { defaultNonNullable: false });
  return head + astToString(ast);
}

if (import.meta.main) writeFileSync(apiTypesPath, await apiTypes());
