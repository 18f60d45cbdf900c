import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Frame } from '../../../shared/domain/frame.ts'

/** SHA-256, in hexadecimal, of a document's canonical JSON. */
export const fingerprint = (document: Json): string =>
  createHash('sha256').update(canonical(document)).digest('hex')

/** A frame's hash: of its people and their columns, row by row in member order. */
export function frameHash(frame: Frame): string {
  const hash = createHash('sha256')
  for (const column of [
    frame.member,
    frame.exposed,
    frame.timeDays,
    frame.end,
    frame.indexYear,
    ...frame.covariates.flatMap(({ values, gaps }) => [values, gaps]),
    ...controlColumns(frame.controls),
    ...recordedColumns(frame.recorded),
  ]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  }
  return hash.digest('hex')
}

const controlColumns = (controls: Frame['controls']) =>
  controls
    ? [
        controls.timeDays,
        controls.end,
        ...controls.outcomes.flatMap(({ rows, timeDays, apart }) => [rows, timeDays, apart]),
      ]
    : []

const recordedColumns = (recorded: Frame['recorded']) =>
  recorded ? [recorded.visits, recorded.results, ...recorded.codes.map(({ rows }) => rows)] : []
