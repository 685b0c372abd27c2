/** An address as far as its network: `203.0.*.*`, `2001:db8:*`; other text is hidden whole. */
export function maskAddress(address: string): string {
  const four = /^(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address);
  if (four !== null) return `${four[1]}.*.*`;
  const six = /^([0-9a-f]{1,4}:[0-9a-f]{1,4}):/i.exec(address);
  return six === null ? '*' : `${six[1]}:*`;
}
