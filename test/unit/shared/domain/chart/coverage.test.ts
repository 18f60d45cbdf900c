import { describe, expect, it } from 'vitest'
import { coverage, type Span } from '../../../../../shared/domain/chart/coverage.ts'
import { day } from '../../../../fixtures/bring-in.ts'

const days = ['2026-03-01', '2026-02-01', '2026-01-01', '2025-12-01'].map(day)
const on = (span: Partial<Span>) =>
  coverage([{ label: 'Ramipril 5 mg', start: day('2026-01-01'), is: 'taken', ...span }], days).map(
    each => each.days,
  )

describe('a medicine beside results by date', () => {
  const table: ReadonlyArray<readonly [what: string, span: Partial<Span>, days: readonly string[]]> = [
    ['is taken from its start on', {}, ['taken', 'taken', 'taken', '']],
    ['is taken to its end', { end: day('2026-02-01'), is: 'stopped' }, ['', 'taken', 'taken', '']],
    [
      'is taken as far as its proof reaches, and said to be taken after it',
      { is: 'unproven', provenUntil: day('2026-01-15').clock },
      ['said', 'said', 'taken', ''],
    ],
    ['of which only the start is known is begun', { is: 'stopped' }, ['', '', 'begun', '']],
  ]
  it.each(table)('%s', (_what, span, shown) => expect(on(span)).toEqual([shown]))
  it('that was never taken, or on none of the days, has no line', () => {
    expect(on({ is: 'never' })).toEqual([])
    expect(on({ start: day('2020-01-01'), end: day('2020-02-01'), is: 'stopped' })).toEqual([])
  })
  it('is one line in whatever strength', () => {
    const one: Span = {
      label: 'Ramipril 5 mg',
      start: day('2025-12-01'),
      end: day('2026-01-01'),
      is: 'stopped',
    }
    const other: Span = { label: 'Ramipril 10 mg', start: day('2026-02-01'), is: 'taken' }
    expect(coverage([one, other], days)).toEqual([
      { name: 'Ramipril', days: ['taken', 'taken', 'taken', 'taken'] },
    ])
  })
})
