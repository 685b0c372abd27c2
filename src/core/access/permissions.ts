// Who may do what: one table. A person has one role; a machine has what its key's scopes give.

export const roles = [
  'operator',
  'supervisor',
  'engineer',
  'privacy-officer',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

const everybody = roles;
const desk = ['operator', 'supervisor'] as const;

/**
 * Each permission, what it opens, and the roles that have it. What people do to lines is the fraud
 * desk's; looking into communications (secrecy, Telecommunications Business Act art. 4) the desk's
 * and the privacy officer's; whoever makes people and keys does neither.
 */
export const permissionTable = {
  'case.read': {
    means: 'see cases, measures and what goes on now; called numbers masked, charges as totals',
    roles: everybody,
  },
  'case.work': { means: 'take, work, close and reopen cases, notes and attachments', roles: desk },
  'contact.record': { means: 'record what came of a contact with a subscriber', roles: desk },
  'contact.read': {
    means: "see a subscriber's contacts, to call them",
    roles: [...desk, 'privacy-officer'],
  },
  'line.bar': { means: 'bar a line on request or consent, and open it in steps', roles: desk },
  'line.restore': { means: 'open a line in full, raise its limits (step-up)', roles: desk },
  'measure.suspend': {
    means: 'suspend a line where the gates are met, extend and end',
    roles: desk,
  },
  'network.read': {
    means: 'see what spans lines: countries, addresses, ranges, campaigns and device models',
    roles: [...desk, 'engineer', 'privacy-officer', 'auditor'],
  },
  'block.read': {
    means: 'see which countries are blocked or could be; never told to subscribers',
    roles: [...desk, 'engineer', 'auditor'],
  },
  'device.report': { means: 'record a report to the maker of a device', roles: desk },
  'measure.request-block': { means: 'ask for a block of a source or a country', roles: desk },
  'measure.end': { means: 'end a block early', roles: desk },
  'approve.block': { means: 'approve a country block, a wide source block', roles: ['supervisor'] },
  'disclose.stage2': {
    means: 'open the countries of a line, with a reason',
    roles: [...desk, 'privacy-officer'],
  },
  'disclose.stage3': {
    means: 'open ranges, masked numbers and source addresses of a line, with a reason',
    roles: [...desk, 'privacy-officer'],
  },
  'disclose.request-unmask': {
    means: 'ask for called numbers in full, with a reason (step-up)',
    roles: [...desk, 'privacy-officer'],
  },
  'approve.unmask': {
    means: 'approve called numbers in full',
    roles: ['supervisor', 'privacy-officer'],
  },
  'list.read': { means: 'see the restricted destination list', roles: everybody },
  'list.edit': { means: 'propose changes of the restricted list', roles: desk },
  'approve.list': { means: 'approve changes of the restricted list', roles: ['supervisor'] },
  'list.import': {
    means: 'take over a rate deck or a list of lines',
    roles: ['supervisor', 'engineer'],
  },
  'compensation.request': { means: 'propose a compensation', roles: desk },
  'approve.compensation': { means: 'approve a compensation', roles: ['supervisor'] },
  'report.read': {
    means: 'see damage and protection of a period, in figures without subscribers',
    roles: everybody,
  },
  'export.request': {
    means: 'ask for a bulk export, with a purpose',
    roles: [...desk, 'privacy-officer', 'auditor'],
  },
  'approve.export': {
    means: 'approve a bulk export',
    roles: ['supervisor', 'privacy-officer'],
  },
  'subscriber.edit': {
    means: 'change contacts and authorisations of a subscriber',
    roles: desk,
  },
  'policy.read': {
    means: 'see thresholds, gates and texts',
    roles: everybody,
  },
  'policy.edit': { means: 'put a policy or its texts forward', roles: ['supervisor', 'engineer'] },
  'approve.policy': { means: 'bring a policy into force', roles: ['supervisor'] },
  'enforcement.read': {
    means: 'see wanted and applied measures, orders and their delays',
    roles: [...desk, 'engineer', 'auditor'],
  },
  'enforcement.work': { means: 'repeat an order to the network', roles: ['engineer'] },
  'metrics.read': { means: 'read /metrics', roles: ['engineer', 'administrator'] },
  'feed.write': { means: 'send call events', roles: [] },
  'call.screen': { means: 'ask for verdicts', roles: [] },
  'challenge.report': { means: 'report results of challenges', roles: [] },
  'contact.answer': { means: 'report answers to contact attempts', roles: [] },
  'retention.read': {
    means: 'see what is kept how long, and the proofs of erasure',
    roles: ['privacy-officer', 'auditor', 'administrator'],
  },
  'retention.hold': { means: 'place and lift a legal hold', roles: ['privacy-officer'] },
  'audit.read': { means: 'read the audit log', roles: ['privacy-officer', 'auditor'] },
  'audit.verify': {
    means: 'recompute the audit chain',
    roles: ['privacy-officer', 'auditor', 'administrator'],
  },
  'system.read': {
    means: 'see feeds, enforcers, ways out, settings without secrets, what the machine has left',
    roles: ['supervisor', 'engineer', 'auditor', 'administrator'],
  },
  'system.test': {
    means: 'send tests to enforcers, webhooks and message channels (step-up)',
    roles: ['engineer', 'administrator'],
  },
  'people.read': {
    means: 'see who has which role',
    roles: ['supervisor', 'auditor', 'administrator'],
  },
  'people.manage': {
    means: 'make, change and disable people (step-up)',
    roles: ['administrator'],
  },
  'keys.manage': { means: 'make and revoke API keys (step-up)', roles: ['administrator'] },
} as const satisfies Record<string, { means: string; roles: readonly Role[] }>;

export type Permission = keyof typeof permissionTable;

export const permissions = Object.keys(permissionTable) as readonly Permission[];

const byRole = new Map<Role, ReadonlySet<Permission>>(
  roles.map(role => [role, new Set(permissions.filter(name => rolesOf(name).includes(role)))]),
);

/** What a person of that role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return byRole.get(role) ?? new Set();
}

function rolesOf(permission: Permission): readonly Role[] {
  return permissionTable[permission].roles;
}

/** Whether people of that role approve what others ask for; these need a second factor. */
export function isApprover(role: Role): boolean {
  return permissions.some(name => name.startsWith('approve.') && permissionsOf(role).has(name));
}

/** What an API key may do; `read` is the live view and its page. */
export const scopes = [
  'events',
  'screen',
  'challenges',
  'contacts',
  'read',
  'metrics',
  'cases',
  'barring',
  'disclose',
  'enforcement',
  'audit',
  'people',
] as const;
export type Scope = (typeof scopes)[number];

/** What a key's scope opens. No key approves anything: four eyes are those of people. */
export const scopePermissions: Readonly<Record<Scope, readonly Permission[]>> = {
  events: ['feed.write'],
  screen: ['call.screen'],
  challenges: ['challenge.report'],
  contacts: ['contact.answer'],
  read: [
    'case.read',
    'report.read',
    'list.read',
    'policy.read',
    'enforcement.read',
    'network.read',
    'block.read',
  ],
  metrics: ['metrics.read'],
  cases: ['case.read', 'case.work', 'contact.read', 'contact.record', 'subscriber.edit'],
  barring: ['case.read', 'line.bar'],
  disclose: ['case.read', 'disclose.stage2', 'disclose.stage3'],
  enforcement: ['enforcement.read', 'enforcement.work'],
  audit: ['audit.read', 'audit.verify'],
  people: ['people.read', 'people.manage'],
};

export function permissionsOfScopes(given: Iterable<Scope>): ReadonlySet<Permission> {
  return new Set([...given].flatMap(scope => scopePermissions[scope]));
}
