import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { conceptSet, type ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import {
  conceptsNamed,
  measure,
  wholeMeasure,
  type WholeMeasure,
} from '../../../shared/domain/measures/measure.ts'

const readFolder = <T>(folder: string, parse: (value: unknown) => T): T[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))))

/** What ships: concept sets, and measures with the sets they name. */
export interface MeasureLibrary {
  readonly concepts: readonly ConceptSet[]
  readonly measures: readonly WholeMeasure[]
}

/** Reads it from `resources`. A file that is none, or names a set that is not there, is a fault of the build. */
export function readMeasures(resources: string): MeasureLibrary {
  const concepts = readFolder(path.join(resources, 'concepts'), each => conceptSet.parse(each))
  const measures = readFolder(path.join(resources, 'measures'), each => {
    const one = measure.parse(each)
    const named = new Set(conceptsNamed(one))
    return wholeMeasure.parse({ measure: one, concepts: concepts.filter(({ id }) => named.has(id)) })
  })
  return { concepts, measures }
}
