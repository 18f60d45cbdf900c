import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueBack } from '../../../../../shared/domain/day/due-back.ts'

const at = (iso: string) => Date.parse(iso.length === 10 ? `${iso}T00:00Z` : `${iso}Z`)

describe('somebody who was planned to come back', () => {
  it.each([
    { today: '2026-03-14', found: undefined, so: 'not after 13 days' },
    { today: '2026-03-15', found: undefined, so: 'not after 14 days' },
    { today: '2026-03-16', found: { is: 'due', days: 15 }, so: 'due after 15 days' },
    { today: '2026-05-30', found: { is: 'due', days: 90 }, so: 'due after 90 days' },
    { today: '2026-05-31', found: { is: 'lost', days: 91 }, so: 'lost after 91 days' },
    { today: '2026-02-01', found: undefined, so: 'not before the day' },
  ])('is $so', ({ today, found }) => {
    expect(dueBack({ planned: at('2026-03-01'), lastSeen: undefined, today: at(today) })).toEqual(found)
  })

  it.each([
    { lastSeen: '2026-02-28T23:59', is: 'due', so: 'seen the evening before is still waited for' },
    { lastSeen: '2026-03-01T07:00', is: undefined, so: 'seen on that day, if earlier than planned, came' },
    { lastSeen: '2026-03-20T10:00', is: undefined, so: 'seen since came' },
    { lastSeen: '2019-01-01T10:00', is: 'due', so: 'not seen for years is waited for' },
  ])('and $so', ({ lastSeen, is }) => {
    const planned = at('2026-03-01T09:30')
    expect(dueBack({ planned, lastSeen: at(lastSeen), today: at('2026-04-01') })?.is).toBe(is)
  })

  it('is never less late the longer nothing is recorded of her', () => {
    const rank = { undefined: 0, due: 1, lost: 2 }
    const day = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(day, day, (one, other) => {
        const late = (days: number) =>
          rank[dueBack({ planned: 0, lastSeen: undefined, today: days * 86_400_000 })?.is ?? 'undefined']
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        expect(late(less)).toBeLessThanOrEqual(late(more))
      }),
    )
  })
})
