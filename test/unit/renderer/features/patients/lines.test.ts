import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../../../renderer/features/patients/lines.ts'

const all = (total: number, counts?: Parameters<typeof linesOf>[1]) => {
  const lines = linesOf(total, counts)
  return Array.from({ length: lines.length }, (_, line) => lines.at(line))
}
const person = (index: number) => ({ kind: 'person', index })

describe('the lines of the list of people', () => {
  it('are people alone where nothing was looked for, and where all were found by name', () => {
    expect(all(2)).toEqual([person(0), person(1)])
    expect(all(2, { person: 2, code: 0, text: 0 })).toEqual([person(0), person(1)])
  })
  it('stand under what they were found by, and a group of nobody has no head', () => {
    expect(all(3, { person: 1, code: 0, text: 2 })).toEqual([
      { kind: 'head', by: 'person', people: 1 },
      person(0),
      { kind: 'head', by: 'text', people: 2 },
      person(1),
      person(2),
    ])
    expect(all(1, { person: 0, code: 1, text: 0 })).toEqual([
      { kind: 'head', by: 'code', people: 1 },
      person(0),
    ])
  })
  it('lead back to everybody', () => {
    for (const counts of [{ person: 2, code: 3, text: 1 }, { person: 0, code: 0, text: 6 }, undefined]) {
      const lines = linesOf(6, counts)
      for (let index = 0; index < 6; index++) expect(lines.at(lines.ofPerson(index))).toEqual(person(index))
    }
  })
})
