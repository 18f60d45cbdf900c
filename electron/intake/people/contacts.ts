import { isFiller } from '../../../shared/domain/placeholder.ts'
import { fold } from './fold.ts'

/** Area and country codes are written or left out; the last digits are always there. */
const PHONE_DIGITS = 7

function telecomOf(text: string): string | undefined {
  const plain = text.trim().toLowerCase()
  if (plain.includes('@')) {
    const address = plain.replace(/^mailto:/, '')
    const [, host = ''] = /^[^@\s]+@([^@\s]+)$/.exec(address) ?? []
    return host.slice(1, -1).includes('.') ? address : undefined
  }
  const digits = plain.replace(/\b(ext|x)\.? ?\d+$/, '').replaceAll(/\D/g, '')
  const last = digits.slice(-PHONE_DIGITS)
  return last.length < PHONE_DIGITS || isFiller(last) ? undefined : last
}

/** E-mail addresses in lower case and the last seven digits of telephone numbers, each once, in order. */
export const telecomsOf = (telecom: readonly string[]): string[] =>
  [...new Set(telecom.flatMap(text => telecomOf(text) ?? []))].toSorted()

export interface AddressParts {
  readonly postcode: string | undefined
  readonly street: string | undefined
}

const POSTCODES = [
  /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/, // GB
  /\b[a-z]\d[a-z] ?\d[a-z]\d\b/, // CA
  /\b\d{4} ?[a-z]{2}\b/, // NL
  /\b\d{5}(?=-\d{3,4}\b)/, // US with four more, BR
  /\b\d{3}-\d{4}\b/, // JP
  /\b\d{3} \d{2}\b/, // SE, CZ, GR
  /\b\d{4,6}\b/,
]
const SHORT: ReadonlyMap<string, string> = new Map([
  ['street', 'st'],
  ['road', 'rd'],
  ['avenue', 'ave'],
  ['drive', 'dr'],
  ['lane', 'ln'],
  ['court', 'ct'],
  ['boulevard', 'blvd'],
  ['place', 'pl'],
])

function postcodeIn(text: string): string | undefined {
  for (const pattern of POSTCODES) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return found.replaceAll(/[ -]/g, '')
  }
  return undefined
}

/**
 * Street and postcode of an address as written: lines, then postcode and town, then country, with commas or
 * line breaks between. A number in the first line is a house, not a postcode.
 */
export function addressParts(address: string | undefined): AddressParts {
  const [first = '', ...rest] = fold(address ?? '')
    .split(/[,\n;]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const postcode = postcodeIn(rest.join(', '))
  const words = first
    .replaceAll('.', ' ')
    .replaceAll(/stra(ss|ß)e\b/g, 'str')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .map(word => SHORT.get(word) ?? word)
  // The number stands before or behind its street by country and clerk.
  const street = words.length > 1 ? words.toSorted().join(' ') : undefined
  return { postcode, street }
}
