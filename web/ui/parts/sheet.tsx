import { Button, Drawer } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useWords } from '../language/words.ts';
import { partWords } from './part-words.ts';
import './sheet.css';

/**
 * Where something that touches the world is confirmed: its effect in one sentence, what it needs,
 * one button that names what it does. Ctrl+Enter sends, Escape leaves; Enter never sends.
 */
export function Sheet({
  title,
  open,
  onClose,
  effect,
  action,
  onSend,
  busy = false,
  unable,
  problem,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** What will be different, and what will not; required where a line or a person is touched. */
  readonly effect?: ReactNode;
  /** What the button says; absent where there is nothing to send. */
  readonly action?: string;
  readonly onSend?: () => void;
  readonly busy?: boolean;
  /** Why it cannot be sent now, in words. */
  readonly unable?: string | undefined;
  readonly problem?: ReactNode;
  readonly children?: ReactNode;
}) {
  const say = useWords(partWords);
  const form = useRef<HTMLFormElement>(null);
  const able = action !== undefined && unable === undefined && !busy;
  const send = (): void => {
    if (able && form.current?.reportValidity()) onSend?.();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      title={title}
      position="right"
      size={520}
      closeButtonProps={{ 'aria-label': say('close') }}
      onKeyDown={event => sendByKey(event, send)}
    >
      <form ref={form} className="sheet" onSubmit={submit}>
        {effect === undefined ? null : (
          <div className="sheet-effect">
            <div className="label">{say('effect')}</div>
            <div className="sentence">{effect}</div>
          </div>
        )}
        {children}
        {problem}
        {action === undefined ? null : (
          <SheetFoot action={action} busy={busy} unable={unable} onClose={onClose} />
        )}
      </form>
    </Drawer>
  );
}

/** Ctrl+Enter anywhere in the sheet; Enter alone never, nor while an input method composes. */
function sendByKey(event: KeyboardEvent, send: () => void): void {
  if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    send();
  } else if (event.target instanceof HTMLInputElement) event.preventDefault();
}

function SheetFoot({
  action,
  busy,
  unable,
  onClose,
}: {
  readonly action: string;
  readonly busy: boolean;
  readonly unable: string | undefined;
  readonly onClose: () => void;
}) {
  const say = useWords(partWords);
  return (
    <div className="sheet-foot">
      {unable === undefined ? null : <p className="sheet-unable">{unable}</p>}
      <Button variant="default" onClick={onClose}>
        {say('cancel')}
      </Button>
      <Button type="submit" loading={busy} disabled={unable !== undefined}>
        {action}
      </Button>
    </div>
  );
}
