import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { asked } from '../../../../shared/domain/asked.ts'
import { question } from '../../../../shared/domain/question.ts'
import { trial } from '../../../../shared/domain/trial.ts'
import { plantedQuestion } from '../../../fixtures/planted-question.ts'
import { exampleTrial } from '../../../fixtures/example-trial.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const read = (...names: string[]) => JSON.parse(readFileSync(path.join(root, ...names), 'utf8')) as unknown

describe('a question', () => {
  it.each([
    ['question', question],
    ['question-2', trial],
  ] as const)('is described by %s.schema.json exactly as the program checks it', (name, checked) => {
    expect(read(`docs/formats/${name}.schema.json`)).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(checked, { io: 'input', reused: 'ref' }))),
    )
  })
  it.each([plantedQuestion, exampleTrial])('is read in either format', each => {
    expect(asked.parse(JSON.parse(JSON.stringify(each)))).toEqual(each)
  })
  it.each([plantedQuestion, exampleTrial])('with a member nobody knows is refused', each => {
    expect(asked.safeParse({ ...each, immortal: true }).success).toBe(false)
  })
  it('of a format nobody knows is refused', () => {
    expect(asked.safeParse({ ...exampleTrial, format: 'casebook-question/9' }).success).toBe(false)
  })
  it('that names a set which it does not hold is refused, and the set is named', () => {
    const refused = trial.safeParse({ ...exampleTrial, concepts: exampleTrial.concepts.slice(1) })
    expect(refused.error?.issues).toMatchObject([
      { path: ['concepts'], message: 'The set new-drug is missing.' },
    ])
  })
  it('that holds two sets of one name is refused', () => {
    const [first] = exampleTrial.concepts
    const refused = trial.safeParse({ ...exampleTrial, concepts: [...exampleTrial.concepts, first!] })
    expect(refused.error?.issues).toMatchObject([{ message: 'The set new-drug is there twice.' }])
  })
})
