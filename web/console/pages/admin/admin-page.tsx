// Administration: one part at a time, those that the role opens.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Page } from '../../../ui/parts/panel.tsx';
import { type Permission, useMe } from '../../shell/use-me.ts';
import { AccountPart } from './account/account-part.tsx';
import './admin.css';
import { adminWords } from './admin-words.ts';
import { EnforcersPart } from './enforcers-part.tsx';
import { FeedsPart } from './feeds-part.tsx';
import { HealthPart } from './health-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { adminActions } from './part-action.tsx';
import { PeoplePart } from './people/people-part.tsx';
import { RetentionPart } from './retention-part.tsx';
import { RolesPart } from './roles-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import { WaysPart } from './ways-part.tsx';

interface Part {
  readonly name:
    | 'account'
    | 'people'
    | 'roles'
    | 'keys'
    | 'feeds'
    | 'enforcers'
    | 'ways'
    | 'health'
    | 'settings'
    | 'retention';
  readonly permission: Permission;
  readonly show: () => ReactNode;
}

const parts: readonly Part[] = [
  { name: 'account', permission: 'case.read', show: AccountPart },
  { name: 'people', permission: 'people.read', show: PeoplePart },
  { name: 'roles', permission: 'case.read', show: RolesPart },
  { name: 'keys', permission: 'keys.manage', show: KeysPart },
  { name: 'feeds', permission: 'system.read', show: FeedsPart },
  { name: 'enforcers', permission: 'system.read', show: EnforcersPart },
  { name: 'ways', permission: 'system.read', show: WaysPart },
  { name: 'health', permission: 'system.read', show: HealthPart },
  { name: 'settings', permission: 'system.read', show: SettingsPart },
  { name: 'retention', permission: 'retention.read', show: RetentionPart },
];

export function AdminPage() {
  const say = useWords(adminWords);
  const me = useMe();
  const { part: wanted = 'account' } = useParams({ strict: false });
  const open = parts.filter(({ permission }) => me.may(permission));
  const chosen = parts.find(({ name }) => name === wanted);
  const title = chosen === undefined ? say('title') : say(chosen.name);
  return (
    <Page title={title} actions={<div id={adminActions} />}>
      <nav className="admin-parts" aria-label={say('title')}>
        {open.map(({ name }) => (
          <Link
            key={name}
            to="/admin/$part"
            params={{ part: name }}
            aria-current={name === wanted ? 'page' : undefined}
          >
            {say(name)}
          </Link>
        ))}
      </nav>
      <PartShown part={chosen} allowed={open.some(({ name }) => name === wanted)} />
    </Page>
  );
}

function PartShown({
  part,
  allowed,
}: {
  readonly part: Part | undefined;
  readonly allowed: boolean;
}) {
  const say = useWords(adminWords);
  const me = useMe();
  if (part === undefined) return <Empty>{say('noPart')}</Empty>;
  if (!me.may('case.read')) return null;
  if (!allowed) return <Empty>{say('noRight', { needs: part.permission })}</Empty>;
  return <part.show />;
}
