import { say } from '../../../../shared/words/message.ts'
import { blankOf } from './erased.ts'
import type { Source } from '../source.ts'
import { readSlice } from './read.ts'
import { recogniseFhir } from './recognise.ts'
import { pieceOf, sliceOf } from './slice.ts'
import { splitJson, splitLines } from './split.ts'

/** FHIR R4: bundles, single resources, and lists and lines of either. */
export const fhir: Source = {
  id: 'fhir-r4',
  version: 3,
  title: 'FHIR JSON',
  asksFor: say('intake.fhir-asks-for'),
  recognise: recogniseFhir,
  async *pieces(bytes, format) {
    const split = format === 'fhir-ndjson' ? splitLines : splitJson
    for await (const slice of split(bytes)) yield pieceOf(slice)
  },
  read: (piece, situation) => readSlice(sliceOf(piece), situation),
  blank: (piece, what) => blankOf(sliceOf(piece), what),
}
