import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { auditWords } from './audit-words.ts';

/** Recomputes the chain; where it breaks, names the place and what one does then. */
export function AuditVerify({
  onAround,
}: {
  /** Shows the entries around the break; absent for who may not read them. */
  readonly onAround: ((seq: number) => void) | undefined;
}) {
  const say = useWords(auditWords);
  const verify = useMutation({
    mutationFn: () => answered(api.POST('/v1/audit/verify', {})),
  });
  const result = verify.data;
  return (
    <Panel
      title={say('verifyTitle')}
      tone={result?.ok === false ? 'wait' : 'plain'}
      actions={
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {say('verify')}
        </Button>
      }
    >
      <p className="label">{say('verifyWhy')}</p>
      <div role="status" className="audit-verified">
        {verify.error === null ? null : <ProblemNote error={verify.error} />}
        {result?.ok === true ? (
          <>
            <p className="sentence">
              {say('whole', { count: result.head.seq.toLocaleString('en') })}
            </p>
            <p className="audit-hash">{say('head', { hash: result.head.hash })}</p>
          </>
        ) : null}
        {result?.ok === false ? (
          <>
            <p className="sentence">
              <span className="wait">{say('broken', { seq: result.seq })}</span>{' '}
              {say(`fault.${result.fault}`)}
            </p>
            <p>{say('brokenNext')}</p>
            {onAround === undefined ? null : (
              <div>
                <Button variant="default" onClick={() => onAround(result.seq)}>
                  {say('around')}
                </Button>
              </div>
            )}
          </>
        ) : null}
      </div>
    </Panel>
  );
}
