// Who sits here and what they may do, and the carrier they work for.
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client.ts';
import { useWords } from '../../ui/language/words.ts';
import { carrierClock } from '../live/carrier-clock.ts';
import { shellWords } from './shell-words.ts';

export type Permission = Schemas['Me']['permissions'][number];

export interface Me {
  readonly name: string;
  /** Undefined for somebody on this machine who did not sign in: they can only look. */
  readonly role: Schemas['Me']['role'] | undefined;
  readonly signedIn: boolean;
  may(permission: Permission): boolean;
}

const nobody: Me = { name: '', role: undefined, signedIn: false, may: () => false };

export function useMe(): Me {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: () => answered(api.GET('/v1/me')),
    staleTime: 60_000,
  });
  if (data === undefined) return nobody;
  const permissions = new Set<Permission>(data.permissions);
  return {
    name: data.name,
    role: data.role,
    signedIn: data.role !== undefined && data.role !== 'machine',
    may: permission => permissions.has(permission),
  };
}

/** Why something cannot be done by who sits here; undefined when it can. */
export function useWhyNot(): (needed: Permission) => string | undefined {
  const say = useWords(shellWords);
  const me = useMe();
  return needed => {
    if (me.may(needed)) return undefined;
    return say(me.signedIn ? 'notYourRole' : 'signInToAct');
  };
}

/** The carrier's time zone, policy and whether this is a demonstration. */
export function useCarrier(): Schemas['Carrier'] {
  const { data } = useQuery({
    queryKey: ['carrier'],
    queryFn: async () => {
      const carrier = await answered(api.GET('/v1/carrier'));
      carrierClock.set(carrier.nowMs, carrier.pace);
      return carrier;
    },
    staleTime: 300_000,
  });
  return (
    data ?? {
      nowMs: Date.now(),
      timeZone: 'Asia/Tokyo',
      demo: false,
      demoSinceMs: null,
      pace: 1,
      policy: '',
      version: '',
    }
  );
}
