import { describe, expect, it } from 'vitest'
import { logbookCodes } from '../../../../../shared/domain/logbook/codes.ts'
import { logbookConcepts } from '../../../../../shared/domain/logbook/concepts.ts'
import { commonOperations, operationsNamed } from '../../../../../shared/domain/logbook/offered.ts'

const codesOf = ({ include }: (typeof logbookConcepts)['operation']) =>
  include === 'any' ? [] : include.map(({ system, code }) => `${system} ${code}`)

/** The check digit of SNOMED CT (Verhoeff's, SNOMED's RF2 specification, appendix): 0 for an identifier that is one. */
function checkOf(id: string): number {
  const d = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 10 }, (_each, j) => {
      if (i < 5) return j < 5 ? (i + j) % 5 : 5 + ((i + j) % 5)
      return j < 5 ? 5 + ((i - 5 - j + 10) % 5) : (i - j + 10) % 5
    }),
  )
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
  const p = [Array.from({ length: 10 }, (_, i) => i)]
  for (let k = 1; k < 8; k++) p.push(p[k - 1]!.map(each => step[each]!))
  return [...id].toReversed().reduce((check, digit, at) => d[check]![p[at % 8]![Number(digit)]!]!, 0)
}

describe('what the logbook finds and offers', () => {
  it('is what the measures of operations count by', () => {
    const { operation, infection, stay } = logbookConcepts
    for (const { code } of commonOperations)
      expect(codesOf(operation)).toContain(`${code!.system} ${code!.code}`)
    const named = ({ system, code }: { system: string; code: string }) => `${system} ${code}`
    expect(codesOf(operation)).toContain(named(logbookCodes.operation))
    expect(codesOf(infection)).toContain(named(logbookCodes.infection))
    expect(codesOf(stay)).toContain(named(logbookCodes.inpatient))
  })
  it('has codes of SNOMED CT whose check digits are right', () => {
    const { clavien, operation, asa, alive, dead, infection } = logbookCodes
    const all = [operation, asa, alive, dead, infection, ...Object.values(clavien)]
    const codes = [...all, ...commonOperations.map(({ code }) => code!)].map(({ code }) => code)
    expect(codes.filter(each => checkOf(each) !== 0)).toEqual([])
    expect(checkOf('387713004')).not.toBe(0)
  })
  it('is offered by the beginnings of its words, in any order of them', () => {
    const found = (typed: string) => operationsNamed(typed, commonOperations).map(({ name }) => name)
    expect(found('append')).toEqual(['Appendectomy'])
    expect(found('repl')).toEqual(['Hip replacement', 'Knee replacement'])
    expect(found('repl knee')).toEqual(['Knee replacement'])
    expect(found('section caes')).toEqual(['Caesarean section'])
    expect(found('xyz')).toEqual([])
    expect(operationsNamed('', [{ name: 'Appendectomy' }, { name: 'appendectomy' }])).toEqual([
      { name: 'Appendectomy' },
    ])
  })
})
