import { describe, expect, it } from 'vitest'
import { sameNames } from '../../../../../shared/domain/day/same-names.ts'

const named = (rows: ReadonlyArray<readonly [number | undefined, string]>) => {
  const people = rows.map(([patient, name]) => ({ patient, name }))
  return [...sameNames(people)].map(({ patient }) => patient)
}

describe('namesakes on a list', () => {
  it('are two people whose names are read alike, whatever the order, case and accents', () => {
    expect(
      named([
        [1, 'Ann Adler'],
        [2, 'ADLER, Ánn'],
        [3, 'Ann Adlers'],
      ]),
    ).toEqual([1, 2])
    expect(
      named([
        [1, 'مريم حداد'],
        [2, 'مريم حداد'],
      ]),
    ).toEqual([1, 2])
  })
  it('are not one person who is there twice', () => {
    expect(
      named([
        [1, 'Ann Adler'],
        [1, 'Ann Adler'],
      ]),
    ).toEqual([])
  })
  it('are nobody where no name is recorded', () => {
    expect(
      named([
        [1, ''],
        [2, ''],
        [3, ' - '],
      ]),
    ).toEqual([])
  })
})
