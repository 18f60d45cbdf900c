const fullUrl = /"fullUrl"\s*:\s*"(https?:\/\/[^"\\]+?)\/[A-Z][A-Za-z]+\/[^"/\\]+"/

/**
 * Names that stand for no machine in the world, or for a different one in each house: reserved ones (RFC 2606, RFC
 * 6761, RFC 8375), single words, and private and local addresses (RFC 1918, RFC 4193, RFC 3927).
 */
const reserved =
  /(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localhost|local|internal|lan|home\.arpa|localdomain)$/
const privateAddress =
  /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.|\[(?:::1|f[cd]|fe80))/
const isPublic = (host: string): boolean =>
  host.includes('.') && !reserved.test(host) && !privateAddress.test(host) && !/^\d+(?:\.\d+){3}$/.test(host)

/**
 * The public address of the server that the beginning of a file names as where its entries lie; undefined where it
 * names none, or one that could be in any house.
 */
export function publicServerIn(head: string): string | undefined {
  const base = fullUrl.exec(head)?.[1]
  if (base === undefined || !URL.canParse(base)) return undefined
  const { hostname } = new URL(base)
  return isPublic(hostname) ? base : undefined
}
