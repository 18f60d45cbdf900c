import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptBackups } from '../../../../shared/domain/rotation.ts'

/** One backup a day at 18:00, so many days up to and with Sunday 29 Nov 2026. */
const daily = (days: number): string[] =>
  Array.from({ length: days }, (_, ago) =>
    new Date(Date.UTC(2026, 10, 29 - ago, 18)).toISOString().slice(0, 19).concat('Z'),
  )
const days = (kept: ReadonlySet<string>) => [...kept].map(each => each.slice(0, 10)).toSorted()

describe('which backups are kept', () => {
  const table: ReadonlyArray<readonly [what: string, made: string[], kept: string[]]> = [
    ['the only one', daily(1), ['2026-11-29']],
    ['all of three', daily(3), ['2026-11-27', '2026-11-28', '2026-11-29']],
    [
      'of a fortnight the newest three, and the last of the week before',
      daily(14),
      ['2026-11-22', '2026-11-27', '2026-11-28', '2026-11-29'],
    ],
    [
      'of a year the newest three, the last of four weeks and of six months',
      daily(365),
      // Weeks end on Sundays; months on their last day, November on the newest.
      [
        '2026-06-30',
        '2026-07-31',
        '2026-08-31',
        '2026-09-30',
        '2026-10-31',
        '2026-11-08',
        '2026-11-15',
        '2026-11-22',
        '2026-11-27',
        '2026-11-28',
        '2026-11-29',
      ],
    ],
    [
      'what there was before half a year in which nothing was made',
      ['2026-11-29T18:00:00Z', '2026-05-29T18:00:00Z', '2026-05-28T18:00:00Z', '2026-04-30T18:00:00Z'],
      ['2026-04-30', '2026-05-28', '2026-05-29', '2026-11-29'],
    ],
    [
      'of a Sunday and the Monday after both, because they are of two weeks',
      ['2026-11-25', '2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21'].map(day => `${day}T09:00:00Z`),
      ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'],
    ],
  ]
  it.each(table)('keeps %s', (_what, made, kept) => {
    expect(days(keptBackups(made, made[0]!))).toEqual(kept)
  })

  it('keeps the one that was just made, also where a clock that was wrong made others later', () => {
    const made = '2026-11-29T18:00:00Z'
    const future = ['2031-01-01', '2031-01-02', '2031-01-03', '2031-01-04'].map(day => `${day}T09:00:00Z`)
    expect(keptBackups([...future, made], made)).toContain(made)
  })

  it('is at most 3 + 4 + 6, never loses by going on, and asks nobody for the time', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(moments, ages => {
        // As it happens: day after day one is made, and what is not kept is gone.
        let here: string[] = []
        for (const age of [...new Set(ages)].toSorted((one, other) => one - other)) {
          const made = new Date(Date.UTC(2020, 0, 1 + age, 18)).toISOString()
          here = [...keptBackups([...here, made], made)]
          expect(here).toContain(made)
          expect(here.length).toBeLessThanOrEqual(13)
        }
        // The same as if all had been there until the end: nothing that is due was thrown away before.
        const all = [...new Set(ages)].map(age => new Date(Date.UTC(2020, 0, 1 + age, 18)).toISOString())
        const newest = all.toSorted().at(-1)!
        expect(here.toSorted()).toEqual([...keptBackups(all, newest)].toSorted())
      }),
    )
  })
})
