import { useParams } from '@tanstack/react-router';
import './network.css';
import { useFresh } from '../../live/use-fresh.ts';
import { CampaignDetail } from './campaigns/campaign-detail.tsx';
import { CampaignList } from './campaigns/campaign-list.tsx';
import { CountryDetail } from './countries/country-detail.tsx';
import { CountryList } from './countries/country-list.tsx';
import { DeviceDetail } from './devices/device-detail.tsx';
import { DeviceList } from './devices/device-list.tsx';
import { type Part, parts } from './network-data.ts';
import { NetworkFrame } from './parts/network-frame.tsx';
import { RangeDetail } from './ranges/range-detail.tsx';
import { RangeList } from './ranges/range-list.tsx';
import { SourceDetail } from './sources/source-detail.tsx';
import { SourceList } from './sources/source-list.tsx';

/** What spans lines: a list of each kind, and one of them with its facts. */
export function NetworkPage() {
  const { part: asked = '', id } = useParams({ strict: false });
  const part = parts.find(one => one === asked) ?? 'countries';
  useFresh({ on: ['case', 'measure', 'approval'], keys: [['network']] });
  if (id !== undefined) return <Detail part={part} id={id} key={`${part} ${id}`} />;
  return (
    <NetworkFrame part={part}>
      <List part={part} />
    </NetworkFrame>
  );
}

function List({ part }: { readonly part: Part }) {
  switch (part) {
    case 'countries':
      return <CountryList />;
    case 'sources':
      return <SourceList />;
    case 'ranges':
      return <RangeList />;
    case 'campaigns':
      return <CampaignList />;
    case 'devices':
      return <DeviceList />;
  }
}

function Detail({ part, id }: { readonly part: Part; readonly id: string }) {
  switch (part) {
    case 'countries':
      return <CountryDetail country={id} />;
    case 'sources':
      return <SourceDetail source={id} />;
    case 'ranges':
      return <RangeDetail range={id} />;
    case 'campaigns':
      return <CampaignDetail campaign={id} />;
    case 'devices':
      return <DeviceDetail device={id} />;
  }
}
