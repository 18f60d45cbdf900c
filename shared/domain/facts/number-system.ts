/** A register of numbers by one of its names: an OID is it with its prefix and without, an address with its slash. */
export function numberSystem(written: string): string {
  const lower = written.trim().toLowerCase()
  let end = lower.length
  while (end > 0 && lower[end - 1] === '/') end--
  const plain = lower.slice(0, end)
  return /^\d+(\.\d+)+$/.test(plain) ? `urn:oid:${plain}` : plain
}
