import { describe, expect, it } from 'vitest'
import { backupExpiry } from '../../../../shared/domain/backup-expiry.ts'

/* Kept are the newest three, the newest of each of four weeks (from Monday), and of each of six months. */
describe('the day on which a backup is dropped, if one is made each day', () => {
  const now = new Date('2026-11-29T10:00:00Z') // a Sunday
  const until = (at: string, beside: readonly string[]) => backupExpiry([at, ...beside], now).get(at)
  const [friday, saturday] = ['2026-11-27T10:00:00Z', '2026-11-28T10:00:00Z']

  it('is that on which three newer ones are there, where its week and month have a newer one', () =>
    expect(until(friday, [saturday])).toBe('2026-12-01'))
  it('of the last of a week is that on which four newer weeks have one', () =>
    expect(until(saturday, [friday])).toBe('2026-12-21'))
  it('of the last of a month is that on which six newer months have one', () =>
    expect(until('2026-10-31T10:00:00Z', [friday])).toBe('2027-04-01'))
})
