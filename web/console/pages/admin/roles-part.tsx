// What each role may do: the table that the server itself goes by.
import { permissions, permissionTable, roles } from '../../../../src/core/access/permissions.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { shellWords } from '../../shell/shell-words.ts';
import { useMe } from '../../shell/use-me.ts';
import { type KnownPermission, permissionWords } from './permission-words.ts';
import { rolesWords } from './roles-words.ts';

/** Those that only keys of machines have are not of people. */
const ofPeople = permissions.filter(name => permissionTable[name].roles.length > 0);

export function RolesPart() {
  const say = useWords(rolesWords);
  const sayShell = useWords(shellWords);
  const me = useMe();
  return (
    <Panel>
      <p className="label">{say('why')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too */}
      <section className="admin-wide" aria-label={say('label')} tabIndex={0}>
        <table className="admin-table admin-matrix" aria-label={say('label')}>
          <thead>
            <tr>
              <th>{say('permission')}</th>
              {roles.map(role => (
                <th key={role} aria-current={role === me.role}>
                  {sayShell(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ofPeople.map(name => (
              <tr key={name}>
                <td>
                  <Meaning name={name} />
                  <div className="history label">{name}</div>
                </td>
                {roles.map(role => {
                  const has = (permissionTable[name].roles as readonly string[]).includes(role);
                  return (
                    <td key={role}>
                      {has ? (
                        <>
                          <span aria-hidden="true">●</span>
                          <span className="hidden-text">{say('has')}</span>
                        </>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function Meaning({ name }: { readonly name: string }) {
  const say = useWords(permissionWords);
  return <>{say(name as KnownPermission)}</>;
}
