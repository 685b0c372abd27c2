// The parts of administration in their order, and what opens each.
import type { Permission } from '../../shell/use-me.ts';

export const adminParts = [
  { name: 'account', permission: 'case.read' },
  { name: 'people', permission: 'people.read' },
  { name: 'roles', permission: 'case.read' },
  { name: 'keys', permission: 'keys.manage' },
  { name: 'feeds', permission: 'system.read' },
  { name: 'enforcers', permission: 'system.read' },
  { name: 'ways', permission: 'system.read' },
  { name: 'health', permission: 'system.read' },
  { name: 'settings', permission: 'system.read' },
  { name: 'retention', permission: 'retention.read' },
] as const satisfies readonly { readonly name: string; readonly permission: Permission }[];

export type AdminPart = (typeof adminParts)[number];
