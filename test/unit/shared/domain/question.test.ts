import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { askedText, question } from '../../../../shared/domain/question.ts'

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
  it('asks the same under other words, and something else with another code', () => {
    const [first] = library.map(each => question.parse(each))
    const renamed = {
      ...first!,
      title: 'Andere Worte',
      outcome: { ...first!.outcome, label: 'Herzinsuffizienz' },
    }
    expect(askedText(renamed)).toBe(askedText(first!))
    expect(askedText({ ...first!, horizonDays: 366 })).not.toBe(askedText(first!))
  })
  it('with a member nobody knows is refused', () => {
    expect(question.safeParse({ ...(library[0] as object), immortal: true }).success).toBe(false)
  })
})
