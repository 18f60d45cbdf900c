import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { slug, type ConceptSet } from '../../shared/domain/concepts/concept-set.ts'
import { libraryTopic, type LibraryTopic } from '../../shared/domain/library-topic.ts'
import { trial, type Trial } from '../../shared/domain/trial.ts'

/** A question that ships with Casebook, and under which heading it stands. */
export interface LibraryQuestion {
  readonly topic: LibraryTopic
  readonly question: Trial
}

/** As it lies in a file: the sets that it asks by are named, and stand in files of their own. */
const libraryFile = z.strictObject({
  topic: libraryTopic,
  question: z.looseObject({ concepts: z.array(slug) }),
})

/**
 * The questions that ship with Casebook, each with the sets that it names. A file that is none is a fault of the build,
 * so it is not passed over.
 */
export function readLibrary(folder: string, concepts: readonly ConceptSet[]): LibraryQuestion[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => {
      const { topic, question } = libraryFile.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
      const named = question.concepts.flatMap(id => concepts.filter(each => each.id === id))
      return { topic, question: trial.parse({ ...question, concepts: named }) }
    })
}
