/** A register of numbers by one of its names: an OID is it with its prefix and without, an address with its slash. */
export function numberSystem(written: string): string {
  const plain = written.trim().toLowerCase().replace(/\/+$/, '')
  return /^\d+(\.\d+)+$/.test(plain) ? `urn:oid:${plain}` : plain
}
