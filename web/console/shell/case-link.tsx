import { Link } from '@tanstack/react-router';
import { caseNumber } from '../../ui/figures/case-number.ts';

/** The short number of a case, leading to its page. */
export function CaseLink({ name }: { readonly name: string }) {
  const number = caseNumber(name);
  return (
    <Link to="/cases/$case" params={{ case: number }}>
      {number}
    </Link>
  );
}
