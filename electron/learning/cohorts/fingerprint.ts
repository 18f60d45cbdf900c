import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Question } from '../../../shared/domain/question.ts'

/** SHA-256, in hexadecimal, of a document's canonical JSON. */
export const fingerprint = (document: Json): string => createHash('sha256').update(canonical(document)).digest('hex')

/**
 * A question's hash: of what it asks, not of how it is worded. Titles and labels are left out, so that a peer who reads
 * the same codes under other words asks the same question.
 */
export function questionHash({ title: _title, ...asked }: Question): string {
  return fingerprint(withoutLabels(asked))
}

function withoutLabels(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(withoutLabels)
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'label').map(([key, inner]) => [key, inner === undefined ? inner : withoutLabels(inner)]))
}

/** A frame's hash: of its people and their columns, row by row in member order. */
export function frameHash(frame: Frame): string {
  const hash = createHash('sha256')
  for (const column of [frame.member, frame.exposed, frame.timeDays, frame.event, frame.followedUp, frame.indexYear, ...frame.covariates.map(each => each.values)]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  }
  return hash.digest('hex')
}
