import { useCallback, useRef, useState } from 'react';

/** The width of an element, as it changes; give the first to its `ref`. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(0);
  const watching = useRef<ResizeObserver>(undefined);
  const watch = useCallback((element: HTMLElement | null) => {
    watching.current?.disconnect();
    if (element === null) return;
    setWidth(element.clientWidth);
    watching.current = new ResizeObserver(() => setWidth(element.clientWidth));
    watching.current.observe(element);
  }, []);
  return [watch, width];
}
