// Administration: one part at a time, those that the role opens.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Page } from '../../../ui/parts/panel.tsx';
import { useMe } from '../../shell/use-me.ts';
import { AccountPart } from './account/account-part.tsx';
import './admin.css';
import { type AdminPart, adminParts } from './admin-parts.ts';
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

const shown: Readonly<Record<AdminPart['name'], () => ReactNode>> = {
  account: AccountPart,
  people: PeoplePart,
  roles: RolesPart,
  keys: KeysPart,
  feeds: FeedsPart,
  enforcers: EnforcersPart,
  ways: WaysPart,
  health: HealthPart,
  settings: SettingsPart,
  retention: RetentionPart,
};

export function AdminPage() {
  const say = useWords(adminWords);
  const me = useMe();
  const { part: wanted = 'account' } = useParams({ strict: false });
  const open = adminParts.filter(({ permission }) => me.may(permission));
  const chosen = adminParts.find(({ name }) => name === wanted);
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
  readonly part: AdminPart | undefined;
  readonly allowed: boolean;
}) {
  const say = useWords(adminWords);
  const me = useMe();
  if (part === undefined) return <Empty>{say('noPart')}</Empty>;
  if (!me.may('case.read')) return null;
  if (!allowed) return <Empty>{say('noRight', { needs: part.permission })}</Empty>;
  const Shown = shown[part.name];
  return <Shown />;
}
