import type { SectionName } from './sections.ts';

const paths: Readonly<Record<SectionName | 'more', string>> = {
  now: 'M3 12h4l2-6 4 12 3-8 1 2h4',
  queue: 'M4 6h16M4 12h16M4 18h10',
  approvals: 'M4 12l5 5L20 6',
  network: 'M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  lines: 'M12 4a4 4 0 110 8 4 4 0 010-8zM4 20c1-5 15-5 16 0',
  lists: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  policy: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6l8-3z',
  reports: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  audit: 'M6 3h9l4 4v14H6zM9 12h6M9 16h6',
  admin: 'M12 9a3 3 0 100 6 3 3 0 000-6zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M5 19l3-3',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
};

export function SectionIcon({ name }: { readonly name: SectionName | 'more' }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" className="section-icon" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
