// What the pages of the network view read, kept fresh by what happens at the desk.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answered, api } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';

export const parts = ['countries', 'sources', 'ranges', 'campaigns', 'devices'] as const;
export type Part = (typeof parts)[number];

export const periods = [7, 30, 90, 400] as const;

/** How many days are looked back; kept in the address. */
export function usePeriod(part: Part): readonly [number, (days: number) => void] {
  const { days } = useSearch({ strict: false });
  const navigate = useNavigate();
  const known = periods.find(one => one === days);
  const set = (next: number): void => {
    void navigate({ to: '.', search: before => ({ ...before, days: next }) });
  };
  return [known ?? (part === 'devices' ? 90 : 30), set];
}

const often = { placeholderData: keepPreviousData, refetchInterval: 60_000 } as const;

export function useCountries(days: number) {
  return useQuery({
    queryKey: ['network', 'countries', days],
    queryFn: () => answered(api.GET('/v1/network/countries', { params: { query: { days } } })),
    ...often,
  });
}

export function useCountry(country: string, days: number) {
  return useQuery({
    queryKey: ['network', 'country', country, days],
    queryFn: () =>
      answered(
        api.GET('/v1/network/countries/{country}', {
          params: { path: { country }, query: { days } },
        }),
      ),
    ...often,
  });
}

export function useSource(source: string, days: number) {
  return useQuery({
    queryKey: ['network', 'source', source, days],
    queryFn: () =>
      answered(
        api.GET('/v1/network/sources/{source}', { params: { path: { source }, query: { days } } }),
      ),
    ...often,
  });
}

export function useRange(range: string, days: number) {
  return useQuery({
    queryKey: ['network', 'range', range, days],
    queryFn: () =>
      answered(
        api.GET('/v1/network/ranges/{range}', { params: { path: { range }, query: { days } } }),
      ),
    ...often,
  });
}

export function useCampaigns(days: number) {
  return useQuery({
    queryKey: ['network', 'campaigns', days],
    queryFn: () => answered(api.GET('/v1/network/campaigns', { params: { query: { days } } })),
    ...often,
  });
}

export function useCampaign(campaign: string, days: number) {
  return useQuery({
    queryKey: ['network', 'campaign', campaign, days],
    queryFn: () =>
      answered(
        api.GET('/v1/network/campaigns/{campaign}', {
          params: { path: { campaign }, query: { days } },
        }),
      ),
    ...often,
  });
}

export function useDevices(days: number) {
  return useQuery({
    queryKey: ['network', 'devices', days],
    queryFn: () => answered(api.GET('/v1/network/devices', { params: { query: { days } } })),
    ...often,
  });
}

export function useDevice(device: string, days: number) {
  return useQuery({
    queryKey: ['network', 'device', device, days],
    queryFn: () =>
      answered(
        api.GET('/v1/network/devices/{device}', { params: { path: { device }, query: { days } } }),
      ),
    ...often,
  });
}

/** Several things in a row of text. */
export function listed(texts: readonly string[]): string {
  return texts.join(languageNow() === 'ja' ? '、' : ', ');
}

/** The name of a country in the language of now. */
export function nameOf(place: { readonly nameJa: string; readonly nameEn: string }): string {
  return languageNow() === 'ja' ? place.nameJa : place.nameEn;
}
