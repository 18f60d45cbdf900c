import { describe, expect, it } from 'vitest'
import { drugsOf } from '../../../../../shared/domain/chart/drugs.ts'
import type { SaidOf } from '../../../../../shared/domain/facts/columns.ts'
import { day } from '../../../../fixtures/bring-in.ts'
import { inventedFact } from '../../../../fixtures/invented-fact.ts'

const TODAY = Date.parse('2026-06-30')
type More = Partial<SaidOf<'medication'>>
let number = 0
const medicine = (text: string, start: string | undefined, more: More = {}) => {
  number++
  const said = inventedFact('medication', {
    identity: `m${number}`,
    patient: 'p',
    concept: { codes: [], text },
    status: 'active',
    ...(start !== undefined && { start: day(start) }),
    ...more,
  })
  return { id: number, said }
}
const drugs = (...facts: ReturnType<typeof medicine>[]) => drugsOf(facts, { today: TODAY })
const supplied = { supply: { days: 90 } } satisfies More

describe('a medicine now', () => {
  it('is one line however often it was prescribed, with when it began, was renewed and was changed', () => {
    expect(
      drugs(
        medicine('Simvastatin 10 MG Oral Tablet', '2020-03-01', { end: day('2021-03-01') }),
        medicine('Simvastatin 10 MG Oral Tablet', '2021-03-01', { end: day('2024-03-01') }),
        medicine('Simvastatin 20 MG Oral Tablet', '2024-03-01', { end: day('2026-03-01') }),
        medicine('Simvastatin 20 MG Oral Tablet', '2026-06-01', supplied),
      ),
    ).toEqual([
      expect.objectContaining({
        name: 'Simvastatin',
        strength: '20 mg',
        is: 'taken',
        since: day('2020-03-01'),
        renewed: day('2026-06-01'),
        changed: day('2024-03-01'),
      }),
    ])
  })

  it('says the dose that stands beside its name, and when that became another', () => {
    const dose = (text: string) => ({ doses: [{ text, most: [], instructions: [] }] })
    const parts = {
      doses: [
        {
          amount: { low: { value: 500, text: '500', unit: 'mg' } },
          frequency: { times: 3, period: 1, periodUnit: 'd', words: [] },
          most: [],
          instructions: [],
        },
      ],
    }
    expect(
      drugs(
        medicine('Spironolactone', '2026-03-01', dose('12.5 mg')),
        medicine('Spironolactone', '2026-05-01', dose('25 mg')),
        medicine('Amoxicillin', '2026-04-01', parts),
        medicine('Aspirin', '2026-02-01'),
      ),
    ).toMatchObject([
      { name: 'Spironolactone', strength: '', dose: '25 mg', changed: day('2026-05-01') },
      { name: 'Amoxicillin', dose: '500 mg, 3 / d' },
      { name: 'Aspirin', dose: '' },
    ])
  })

  const states: ReadonlyArray<readonly [what: string, more: More, is: string, mark: string | undefined]> = [
    ['is taken within its supply', supplied, 'taken', undefined],
    ['is unproven where nothing says how long it lasts', {}, 'unproven', undefined],
    ['is stopped at its end', { end: day('2026-06-20') }, 'stopped', undefined],
    ['is stopped by its source’s word', { status: 'stopped' }, 'stopped', undefined],
    ['is held by its source’s word', { status: 'on-hold', ...supplied }, 'taken', 'held'],
    [
      'is only planned',
      { standing: { is: 'planned', because: { element: 'intent', word: 'proposal' } } },
      'never',
      'planned',
    ],
    [
      'is not to be given',
      { standing: { is: 'not-done', because: { element: 'doNotPerform', word: 'true' } } },
      'never',
      'prohibited',
    ],
    [
      'was refused',
      { standing: { is: 'not-done', because: { element: 'status', word: 'not-taken' } } },
      'never',
      'not-taken',
    ],
    ['is perhaps taken', { standing: { is: 'uncertain' } }, 'never', 'uncertain'],
  ]
  it.each(states)('%s', (_what, more, is, mark) => {
    const [drug] = drugs(medicine('Ramipril 5 mg', '2026-06-01', more))
    expect({ is: drug!.is, mark: drug!.mark }).toEqual({ is, mark })
  })

  it('that must not be given stands apart from the same one that was taken', () => {
    const found = drugs(
      medicine('Ibuprofen 200 MG Oral Tablet', '2026-06-10', supplied),
      medicine('Ibuprofen 400 MG Oral Tablet', '2026-06-20', {
        standing: { is: 'not-done', because: { element: 'doNotPerform', word: 'true' } },
      }),
    )
    expect(found.map(({ is, mark }) => [is, mark])).toEqual([
      ['never', 'prohibited'],
      ['taken', undefined],
    ])
  })
  it('has ended where a later word says so of the same strength, and not by an older one', () => {
    const old = medicine('Ramipril 5 mg', '2015-01-01')
    expect(drugs(old, medicine('Ramipril 5 mg', '2020-01-01', { end: day('2021-01-01') }))[0]!.is).toBe(
      'stopped',
    )
    expect(drugs(old, medicine('Ramipril 5 mg', '2010-01-01', { end: day('2011-01-01') }))[0]!.is).toBe(
      'unproven',
    )
    expect(drugs(old, medicine('Ramipril 10 mg', '2020-01-01', { end: day('2021-01-01') }))[0]!.is).toBe(
      'unproven',
    )
  })
  it('in two strengths of one day is told in both', () => {
    const found = drugs(
      medicine('Warfarin 5 mg', '2026-06-01', supplied),
      medicine('Warfarin 1 mg', '2026-06-01', supplied),
    )
    expect(found).toHaveLength(1)
    expect(found[0]!.strength.split(' + ').toSorted()).toEqual(['1 mg', '5 mg'])
  })
  it('as a cream is another line than as a tablet', () => {
    expect(
      drugs(
        medicine('Hydrocortisone 10 MG Oral Tablet', '2026-06-01'),
        medicine('Hydrocortisone 10 MG/ML Topical Cream', '2026-06-01'),
      ),
    ).toHaveLength(2)
  })
  it('that was taken back, or is somebody else’s, is none', () => {
    expect(
      drugs(
        medicine('Ramipril 5 mg', '2026-06-01', { standing: { is: 'retracted' } }),
        medicine('Ramipril 5 mg', '2026-06-01', { about: 'relative' }),
      ),
    ).toEqual([])
  })
  it('of somebody who died is as it was before the death, and of a death without a date nothing is taken', () => {
    const taken = medicine('Ramipril 5 mg', '2026-05-01', supplied)
    const later = medicine('Aspirin 81 MG Oral Tablet', '2020-05-01')
    expect(
      drugsOf([taken, later], { today: TODAY, death: day('2026-06-01') }).map(({ name, is }) => [name, is]),
    ).toEqual([
      ['Ramipril', 'taken'],
      ['Aspirin', 'unproven'],
    ])
    expect(drugsOf([taken], { today: TODAY, death: 'deceased' })[0]!.is).toBe('stopped')
  })
  it('without any date is told without one', () => {
    expect(drugs(medicine('Ramipril 5 mg', undefined))[0]).toMatchObject({ is: 'unproven', name: 'Ramipril' })
  })
})
