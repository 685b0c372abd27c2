import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Where a part puts its one button. */
export const adminActions = 'admin-actions';

/** The one filled button of a part, in the head of the page. */
export function PartAction({
  children,
  onClick,
}: {
  readonly children: string;
  readonly onClick: () => void;
}) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(adminActions)), []);
  if (place === null) return null;
  return createPortal(<Button onClick={onClick}>{children}</Button>, place);
}
