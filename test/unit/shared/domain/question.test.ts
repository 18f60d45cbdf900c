import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { question } from '../../../../shared/domain/question.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const read = (...names: string[]) => JSON.parse(readFileSync(path.join(root, ...names), 'utf8')) as unknown
const library = readdirSync(path.join(root, 'resources/questions')).map(name =>
  read('resources/questions', name),
)

describe('a question', () => {
  it('is described by the published schema exactly as the program checks it', () => {
    expect(read('docs/formats/question.schema.json')).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(question, { io: 'input', reused: 'ref' }))),
    )
  })
  it.each(library.map((document, k) => ({ k, document })))('of the library is one: $k', ({ document }) => {
    expect(question.parse(document)).toEqual(document)
  })
  it('with a member nobody knows is refused', () => {
    expect(question.safeParse({ ...(library[0] as object), immortal: true }).success).toBe(false)
  })
})
