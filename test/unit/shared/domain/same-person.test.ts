import { describe, expect, it } from 'vitest'
import type { Moment } from '../../../../shared/domain/moment.ts'
import { areTwoPeople } from '../../../../shared/domain/same-person.ts'

const born = (text: string, precision: Moment['precision'] = 'day'): Moment => ({
  clock: Date.parse(text),
  precision,
  offsetMinutes: null,
})
const person = (name: string, birth?: Moment, otherNames: string[] = []) => ({ name, otherNames, birth })
const [spring, autumn] = [born('1957-03-01'), born('1961-10-09')]

describe('two descriptions under one number of one source', () => {
  it('are of two people where neither a name nor the day of birth is the same', () => {
    expect(areTwoPeople(person('Ama Owusu', spring), person('Kofi Mensah', autumn))).toBe(true)
    expect(areTwoPeople(person('Ama Owusu', spring), person('Kofi Mensah'))).toBe(true)
    expect(areTwoPeople(person('Ama Owusu'), person('Kofi Mensah', autumn))).toBe(true)
    expect(areTwoPeople(person('Ama Owusu'), person('Kofi Mensah'))).toBe(true)
  })
  it.each([
    ['a new family name', person('Ama Owusu', spring), person('Ama Mensah', autumn)],
    ['a former name', person('Ama Owusu', spring, ['Esi Boateng']), person('Esi Sarpong', autumn)],
    ['names in another order', person('Owusu, Ama', spring), person('Ama Owusu', autumn)],
    ['accents and capitals', person('ÁMA OWUSÚ', spring), person('ama kofi', autumn)],
    ['a hyphen', person('Ama Owusu-Mensah', spring), person('Kofi Mensah', autumn)],
    ['a name that was misspelt, and her day of birth', person('Ama', spring), person('Amma', spring)],
  ])('are of one with %s', (_, one, other) => {
    expect(areTwoPeople(one, other)).toBe(false)
    expect(areTwoPeople(other, one)).toBe(false)
  })
  it('are not told apart by a birth known to its year, if that is the same', () =>
    expect(
      areTwoPeople(person('Ama', born('1957-01-01', 'year')), person('Kofi', born('1957-05-01', 'year'))),
    ).toBe(false))
  it('are not made one by an initial', () =>
    expect(areTwoPeople(person('A. Owusu', spring), person('A. Mensah', autumn))).toBe(true))
  it('are not called two where one has no name', () => {
    expect(areTwoPeople(person('', spring), person('Kofi Mensah', autumn))).toBe(false)
    expect(areTwoPeople(person('Kofi Mensah', autumn), person('- .', spring))).toBe(false)
  })
})
