/** Radius in pixels: 8 px across at least, its area growing with yen a minute; lost money first. */
export function dotRadius(destination: {
  readonly yenPerMinute: number;
  readonly lossYenPerMinute: number;
}): number {
  const { yenPerMinute, lossYenPerMinute } = destination;
  const yen = lossYenPerMinute > 0 ? lossYenPerMinute : yenPerMinute;
  return Math.min(24, Math.round((4 + Math.sqrt(Math.max(0, yen)) * 0.28) * 10) / 10);
}
