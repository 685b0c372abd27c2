// The settings in force; changed in the file, shown here, secrets never.
import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { AdminTable } from './admin-table.tsx';
import { adminWords } from './admin-words.ts';
import { opsWords } from './ops-words.ts';

type Setting = Schemas['SettingsShown']['rows'][number];

export function SettingsPart() {
  const say = useWords(opsWords);
  const [changed, setChanged] = useState(true);
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: () => answered(api.GET('/v1/settings')),
  });
  return (
    <Panel>
      <p className="label">{say('settingsWhy')}</p>
      <Loaded query={settings}>
        {({ file, rows }) => (
          <div className="admin-stack">
            <p>{file === null ? say('settingsNoFile') : say('settingsFile', { file })}</p>
            <Switch
              checked={changed}
              onChange={event => setChanged(event.currentTarget.checked)}
              label={say('onlyChanged')}
            />
            <SettingRows rows={changed ? rows.filter(row => !row.isDefault) : rows} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function SettingRows({ rows }: { readonly rows: readonly Setting[] }) {
  const say = useWords(opsWords);
  const sayAdmin = useWords(adminWords);
  const language = languageNow();
  if (rows.length === 0) return <Empty>{say('allDefaults')}</Empty>;
  return (
    <AdminTable
      label={sayAdmin('settings')}
      rows={rows}
      keyOf={({ path }) => path}
      columns={[
        { name: say('setting'), show: ({ path }) => <code>{path}</code> },
        { name: say('value'), show: row => <Value row={row} /> },
        {
          name: say('meaning'),
          show: ({ meaning }) => <span className="label">{meaning[language]}</span>,
        },
      ]}
    />
  );
}

function Value({ row: { value, secret } }: { readonly row: Setting }) {
  const say = useWords(opsWords);
  if (value === null) return <span className="history">{say('notSet')}</span>;
  if (secret && value === 'set') return <>{say('isSet')}</>;
  return <code className="admin-code">{value}</code>;
}
