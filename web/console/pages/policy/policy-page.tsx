import { useParams } from '@tanstack/react-router';
import './policy-page.css';
import { PolicyOverview } from './policy-overview.tsx';
import { PolicyVersionPage } from './policy-version.tsx';

/** What would change, for whom? All versions, or one of them. */
export function PolicyPage() {
  const { version } = useParams({ strict: false });
  const number = Number(version);
  return Number.isSafeInteger(number) && number > 0 ? (
    <PolicyVersionPage key={number} version={number} />
  ) : (
    <PolicyOverview />
  );
}
