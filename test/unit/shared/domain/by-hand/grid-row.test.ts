import { describe, expect, it } from 'vitest'
import { columnOf, isAsked, readRow, type GridRow } from '../../../../../shared/domain/by-hand/grid-row.ts'
import { templateOf } from '../../../../../shared/domain/by-hand/templates.ts'
import type { Reading } from '../../../../../shared/domain/by-hand/read-field.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'

const { speak } = speaker(english)
const reading: Reading = {
  today: '2026-11-29',
  name: term => (typeof term === 'string' ? term : speak(term)),
}
const template = templateOf('general-visit')
const row = (cells: Record<string, string>, more: Partial<GridRow> = {}): GridRow => ({
  template: template.id,
  cells: { happened: '28 Nov 2026', ...cells },
  ...more,
})
const here = { chosen: { is: 'patient', patient: 7, birth: '', identifier: '' } } as const
const fresh = { chosen: { is: 'new' } } as const
const read = (...given: Parameters<typeof row>) => readRow(row(...given), template, reading)
const faultsOf = (...given: Parameters<typeof row>) =>
  Object.fromEntries(Object.entries(read(...given).faults).map(([at, { reason }]) => [at, reason.key]))

describe('a row of a paper register', () => {
  it('of somebody here states what its cells say of her', () => {
    const { person, happened, facts, faults } = read({ person: 'Amina', pulse: '72', problem: 'Cough' }, here)
    expect(faults).toEqual({})
    expect(person).toEqual({ patient: 7 })
    expect(happened).toBe('2026-11-28')
    expect(facts.map(({ is, key }) => [is, key])).toEqual([
      ['measurement', 'pulse'],
      ['condition', 'problem'],
    ])
  })

  it.each([
    ['f', 'female'],
    ['M', 'male'],
    ['other', 'other'],
    ['', 'unknown'],
    ['not known', 'unknown'],
  ])('of somebody new describes her, of sex "%s" as %s', (sex, expected) => {
    expect(read({ person: 'Amina Nakato', sex, birth: '64', number: 'OPD 1' }, fresh).person).toEqual({
      name: 'Amina Nakato',
      otherNames: [],
      sex: expected,
      birth: '1962',
      birthIsAbout: true,
      ageTold: '64',
      identifiers: [{ value: 'OPD 1' }],
    })
  })

  it('tells an age on the day of its row, however long ago that was', () => {
    const { person } = read({ person: 'Amina', birth: '5 months', happened: '31 Mar 2019' }, fresh)
    expect(person).toMatchObject({ birth: '2018-10', birthIsAbout: true, ageTold: '5 months' })
  })

  it('may be about whom another row registers', () => {
    expect(read({ person: 'Amina', pulse: '72' }, { chosen: { is: 'row', row: 'r1' } }).person).toEqual({
      row: 'r1',
    })
  })

  it.each<readonly [what: string, cells: Record<string, string>, more: Partial<GridRow>, faults: object]>([
    ['nobody', { pulse: '72' }, {}, { person: 'grid.no-person' }],
    ['somebody of whom it is not said who she is', { person: 'Amina' }, {}, { person: 'grid.who' }],
    ['a sex that is none', { person: 'Amina', sex: 'x' }, fresh, { sex: 'grid.no-sex' }],
    ['a birth that is none', { person: 'Amina', birth: '30.2.1962' }, fresh, { birth: 'entry.no-date' }],
    ['a day to come', { person: 'Amina', happened: '2026-12-01' }, fresh, { happened: 'by-hand.ahead' }],
    ['no day', { person: 'Amina', happened: '' }, fresh, { happened: 'entry.no-date' }],
    ['nothing about somebody here', { person: 'Amina' }, here, { pressure: 'grid.no-facts' }],
    [
      'several at once, each at its cell',
      { person: 'Amina', pulse: 'x', weight: 'y', problem: 'Cough' },
      here,
      { pulse: 'entry.no-number', weight: 'entry.no-number' },
    ],
  ])('with %s tells so at the cell', (_what, cells, more, faults) => {
    expect(faultsOf(cells, more)).toEqual(faults)
  })

  it('may register somebody new and state nothing of her', () => {
    expect(faultsOf({ person: 'Amina' }, fresh)).toEqual({})
  })

  it('is blank where only its date stands in it', () => {
    expect(read({}).isBlank).toBe(true)
    expect(read({ pulse: 'x' }).isBlank).toBe(false)
  })

  it('asks of somebody here neither sex nor birth nor number', () => {
    expect(['sex', 'birth', 'number', 'happened'].map(column => isAsked(row({}, here), column))).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect(isAsked(row({}, fresh), 'sex')).toBe(true)
  })

  it.each([
    ['facts.1.unit', 'problem'],
    ['person.birth', 'birth'],
    ['happened', 'happened'],
    ['facts', 'person'],
  ])('what intake names %s stands in %s', (place, column) => {
    expect(columnOf(place, read({ person: 'Amina', pulse: '72', problem: 'Cough' }, here))).toBe(column)
  })
})
