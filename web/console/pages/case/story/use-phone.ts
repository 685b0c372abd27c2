import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is a phone's. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
}
