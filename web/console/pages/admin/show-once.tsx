import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../ui/language/words.ts';
import { adminWords } from './admin-words.ts';

/** A secret that is shown once, with a button to take it. */
export function ShowOnce({ label, secret }: { readonly label: string; readonly secret: string }) {
  const say = useWords(adminWords);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="admin-once">
      <strong>{label}</strong>
      <code className="admin-code">{secret}</code>
      <div className="admin-row">
        <Button variant="default" size="xs" onClick={copy}>
          {say(copied ? 'copied' : 'copy')}
        </Button>
        <span className="label">{say('onlyOnce')}</span>
      </div>
    </div>
  );
}

/** Codes that each sign in once in place of the authenticator. */
export function BackupCodes({
  label,
  codes,
}: {
  readonly label: string;
  readonly codes: readonly string[];
}) {
  const say = useWords(adminWords);
  return (
    <div className="admin-once">
      <strong>{label}</strong>
      <ul className="admin-backup">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <span className="label">{say('onlyOnce')}</span>
    </div>
  );
}
