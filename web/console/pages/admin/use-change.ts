import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Something that is sent; what it changes is asked for anew afterwards. */
export function useChange<Sent, Data>(how: {
  readonly send: (sent: Sent) => Promise<Data>;
  /** First words of the query keys that it changes. */
  readonly changes: readonly string[];
  readonly done?: (data: Data) => void;
}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: how.send,
    onSuccess: data => {
      for (const key of how.changes) void client.invalidateQueries({ queryKey: [key] });
      how.done?.(data);
    },
  });
}
