import { createHash } from 'node:crypto'

/** A UUID of somebody's own making (RFC 9562, version 8): the same for the same store and thing, and for no other. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * What the people and facts of a store are called in whatever it sends: always the same, so that a second referral of
 * her brings nobody and nothing twice, and not to be read back.
 */
export const namesIn = (store: string) => ({
  person: (number: number): string => uuidOf(`casebook-referral/1 ${store} person ${number}`),
  fact: (number: number): string => uuidOf(`casebook-referral/1 ${store} fact ${number}`),
  author: (id: string): string => uuidOf(`casebook-referral/1 ${store} author ${id}`),
})
export type Names = ReturnType<typeof namesIn>

export const urn = (uuid: string): string => `urn:uuid:${uuid}`
