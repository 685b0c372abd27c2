import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api } from '../../../../api/client.ts';
import { caseKey } from '../case-data.ts';

const renewMs = 25_000;

function claim(name: string, hold: boolean) {
  const path = { case: name };
  return answered(
    api.POST('/v1/cases/{case}/contact-claims', { params: { path }, body: { hold } }),
  );
}

/** The call to the owner is this page's until the sheet is left, or nothing is heard for 60 s. */
export function useContactClaim(name: string) {
  const client = useQueryClient();
  const [started, setStarted] = useState(false);
  const start = useMutation({
    mutationFn: () => claim(name, true),
    onSuccess: () => setStarted(true),
    onSettled: () => client.invalidateQueries({ queryKey: [...caseKey(name), 'work'] }),
  });
  useEffect(() => {
    if (!started) return undefined;
    const timer = setInterval(() => void claim(name, true).catch(() => {}), renewMs);
    return () => {
      clearInterval(timer);
      void claim(name, false).catch(() => {});
    };
  }, [started, name]);
  return {
    started,
    start: () => start.mutate(),
    starting: start.isPending,
    problem: start.error,
  };
}
