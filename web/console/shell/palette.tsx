// Everything that can be done here, to be found by typing (Ctrl+K), and the list of keys (?).
import { Combobox, Modal, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { type Command, useAllCommands } from '../../ui/keys/commands.ts';
import { useWords } from '../../ui/language/words.ts';
import { shellWords } from './shell-words.ts';

export function Palette({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(shellWords);
  return (
    <Modal opened={open} onClose={onClose} title={say('commands')} size={560} yOffset="12vh">
      {open ? <CommandChoice onClose={onClose} /> : null}
    </Modal>
  );
}

function CommandChoice({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(shellWords);
  const [text, setText] = useState('');
  const combobox = useCombobox({ defaultOpened: true });
  const found = matching(useAllCommands(), text);
  const take = (id: string): void => {
    const command = found.find(one => one.id === id);
    if (command === undefined || command.unavailable !== undefined) return;
    onClose();
    command.run();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal={false}>
      <Combobox.EventsTarget>
        <input
          className="palette-input"
          value={text}
          aria-label={say('searchCommands')}
          placeholder={say('searchCommands')}
          data-autofocus
          onChange={event => {
            setText(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className="palette-options" aria-label={say('commands')}>
        {found.map(command => (
          <Combobox.Option
            key={command.id}
            value={command.id}
            disabled={command.unavailable !== undefined}
          >
            <span>{command.title}</span>
            <span className="palette-why">{command.unavailable ?? ''}</span>
            <Keys keys={command.keys} />
          </Combobox.Option>
        ))}
        {found.length === 0 ? <Combobox.Empty>{say('noCommand')}</Combobox.Empty> : null}
      </Combobox.Options>
    </Combobox>
  );
}

export function KeyHelp({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(shellWords);
  const commands = useAllCommands().filter(command => command.keys !== undefined);
  return (
    <Modal opened={open} onClose={onClose} title={say('help')} size={520}>
      <dl className="key-help">
        {commands.map(({ id, title, keys }) => (
          <div key={id}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

function Keys({ keys }: { readonly keys: string | undefined }) {
  return (
    <span className="keys">
      {keys?.split(' ').map(key => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

function matching(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = text.trim().toLowerCase().split(/\s+/);
  const latest = new Map(commands.map(command => [command.id, command]));
  return [...latest.values()].filter(({ title, id }) => {
    const where = `${title} ${id}`.toLowerCase();
    return wanted.every(word => where.includes(word));
  });
}
