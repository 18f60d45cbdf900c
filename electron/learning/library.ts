import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { question as questionSchema, type Question } from '../../shared/domain/question.ts'

/** The questions that ship with Casebook. A file that is not one is a fault of the build, so it is not passed over. */
export function readLibrary(folder: string): Question[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => questionSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))))
}
