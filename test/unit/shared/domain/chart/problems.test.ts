import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../../../shared/domain/chart/problems.ts'
import type { SaidOf } from '../../../../../shared/domain/facts/columns.ts'
import { day } from '../../../../fixtures/bring-in.ts'
import { inventedFact } from '../../../../fixtures/invented-fact.ts'

let number = 0
const condition = (text: string, start: string, more: Partial<SaidOf<'condition'>> = {}) => {
  number++
  return {
    id: number,
    said: inventedFact('condition', {
      identity: `c${number}`,
      patient: 'p',
      concept: { codes: [{ system: 'http://snomed.info/sct', code: text.split(' (')[0]! }], text },
      status: 'active',
      start: day(start),
      ...more,
    }),
  }
}
const told = (...facts: ReturnType<typeof condition>[]) =>
  problemsOf(facts).map(({ label, is, since, times }) => [label, is, since, times])

describe('a problem', () => {
  it('is one line however often it was noted, since it was first so', () => {
    expect(
      told(condition('Asthma (disorder)', '2001-02-03'), condition('Asthma (disorder)', '2011-02-03')),
    ).toEqual([['Asthma', 'active', day('2001-02-03'), 2]])
  })
  it('that came back after it had passed is active, since it came back', () => {
    const passed = condition('Sinusitis (disorder)', '2001-02-03', {
      status: 'resolved',
      end: day('2001-03-03'),
    })
    expect(told(passed, condition('Sinusitis (disorder)', '2020-02-03'))).toEqual([
      ['Sinusitis', 'active', day('2020-02-03'), 2],
    ])
    expect(told(passed)).toEqual([['Sinusitis', 'resolved', day('2001-02-03'), 1]])
  })
  const apart: ReadonlyArray<readonly [what: string, more: Partial<SaidOf<'condition'>>]> = [
    [
      'that was refuted',
      { standing: { is: 'absent', because: { element: 'verificationStatus', word: 'refuted' } } },
    ],
    ['of a relative', { about: 'relative' }],
    ['that is only planned for', { standing: { is: 'planned' } }],
  ]
  it.each(apart)('%s is none of hers, whatever else is said of the same', (_what, more) => {
    const facts = [condition('Gout (disorder)', '2020-01-01', more)]
    expect(problemsOf(facts).map(({ is }) => is)).toEqual(['not-so'])
    facts.push(condition('Gout (disorder)', '2010-01-01'))
    expect(
      problemsOf(facts)
        .map(({ is }) => is)
        .toSorted(),
    ).toEqual(['active', 'not-so'])
  })
  it('that was entered in error is told nowhere', () => {
    expect(told(condition('Gout (disorder)', '2020-01-01', { standing: { is: 'retracted' } }))).toEqual([])
  })
  it('that nobody confirmed is told, and that it is not certain', () => {
    const [problem] = problemsOf([
      condition('Gout (disorder)', '2020-01-01', { standing: { is: 'uncertain' } }),
    ])
    expect(problem).toMatchObject({ is: 'active', standing: { is: 'uncertain' } })
  })
  it('comes before a circumstance, and of two diseases the later one first', () => {
    expect(
      told(
        condition('Full-time employment (finding)', '2025-01-01'),
        condition('Hypertension (disorder)', '1990-01-01'),
        condition('Gout (disorder)', '2020-01-01'),
      ).map(([label]) => label),
    ).toEqual(['Gout', 'Hypertension', 'Full-time employment'])
  })
})
