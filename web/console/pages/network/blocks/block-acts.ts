// What is done about blocks: asked for, approved, put in force, ended.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { type ApprovalStep, decideApproval } from '../../../../api/decide-approval.ts';

export type BlockSubject =
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'source'; readonly sourceIp: string };

type Approval = Schemas['Approval'];

function useAct<Asked, Data>(send: (asked: Asked) => Promise<Data>, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['network'] });
      void client.invalidateQueries({ queryKey: ['approvals'] });
      done();
    },
    onError: () => void client.invalidateQueries({ queryKey: ['network'] }),
  });
}

interface AskedBlock {
  readonly lastsMs: number;
  /** Of an extension: the end it moves to. */
  readonly untilMs: number | undefined;
  readonly why: string;
}

export function useAskBlock(subject: BlockSubject | undefined, done: () => void) {
  return useAct(({ lastsMs, untilMs, why }: AskedBlock) => {
    if (subject === undefined) throw new Error('the address is not open');
    const matter =
      untilMs !== undefined
        ? ({ kind: 'block-extension', subject, untilMs } as const)
        : subject.kind === 'country'
          ? ({ kind: 'country-block', country: subject.country, lastsMs } as const)
          : ({ kind: 'source-block', sourceIp: subject.sourceIp, lastsMs } as const);
    return answered(api.POST('/v1/approvals', { body: { matter, why } }));
  }, done);
}

export function useStep(approval: Approval, step: ApprovalStep, done: () => void) {
  return useAct((why: string) => decideApproval(approval.id, step, why), done);
}

export function useEndBlock(subject: BlockSubject | undefined, done: () => void) {
  return useAct((why: string) => {
    if (subject === undefined) throw new Error('the address is not open');
    return answered(api.POST('/v1/measures/end', { body: { subject, why } }));
  }, done);
}
