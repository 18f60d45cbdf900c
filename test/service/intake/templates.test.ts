import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonAnalytes } from '../../../shared/domain/by-hand/analytes.ts'
import { readField } from '../../../shared/domain/by-hand/read-field.ts'
import type { TemplateField } from '../../../shared/domain/by-hand/template.ts'
import { templates } from '../../../shared/domain/by-hand/templates.ts'
import { conversionOf } from '../../../electron/intake/border/units/conversion-of.ts'
import { analytesOf } from '../../../electron/intake/border/units/analytes/index.ts'
import { english } from '../../../shared/words/en/index.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

let room: IntakeRoom
beforeAll(() => {
  room = intakeRoom()
})
afterAll(() => room.end())

const { speak } = speaker(english)
const reading = {
  today: '2026-11-29',
  name: (term: TemplateField['label']) => (typeof term === 'string' ? term : speak(term)),
}
/** Something that can stand in a field. */
const answerTo = ({ is, least, most, choices }: TemplateField): string =>
  ({
    number: String(least === undefined || most === undefined ? 35 : (least + most) / 2),
    pressure: '120/80',
    choice: choices?.[0]?.value ?? '',
    date: '2026-03-04',
    medicine: 'Amoxicillin 500 mg',
    words: 'as usual',
    problem: 'Cough',
    plan: 'Come back',
    procedure: 'Drainage',
    outcome: 'Recovered',
  })[is]

describe('templates of visits', () => {
  it('are all in the registry', () => {
    const files = readdirSync(path.join(import.meta.dirname, '../../../resources/templates'))
    expect(templates.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
  })

  it.each(templates.map(each => [each.id, each] as const))(
    '%s can be entered wholly',
    async (_id, { fields }) => {
      const read = fields.map(field => readField(field, answerTo(field), reading))
      const facts = read.map((each, at) => {
        if (!each || !('statement' in each)) throw new Error(`${fields[at]!.key} states nothing`)
        return each.statement
      })
      const answer = await entered(room, draftOf({ facts }))
      expect(answer.setAside).toEqual([])
      expect(answer.facts.map(({ key }) => key)).toEqual(fields.map(({ key }) => key))
      expect(await room.unsound()).toEqual([])
    },
  )

  it.each(
    templates.flatMap(({ id, fields }) =>
      fields.filter(({ unit }) => unit).map(each => [id, each.key, each] as const),
    ),
  )('%s, %s: its unit is one of its analyte', (_id, _key, { codes, unit }) => {
    expect(conversionOf(codes, { unit: unit! })).toBeDefined()
  })
})

describe('common results', () => {
  it.each(commonAnalytes.map(each => [`${each.display} in ${each.unit}`, each] as const))(
    '%s: the unit is one of its analyte, which the casebook knows',
    (_what, { system, code, unit }) => {
      expect(analytesOf([{ system, code }])).toHaveLength(1)
      expect(conversionOf([{ system, code }], { unit })).toBeDefined()
    },
  )
})
