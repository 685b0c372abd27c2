import { z } from 'zod';

/** Names of the schemas that the OpenAPI document lists under `components`. */
export const contract = z.registry<{ id: string; description?: string }>();
