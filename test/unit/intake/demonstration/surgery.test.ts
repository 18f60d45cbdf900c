import { describe, expect, it } from 'vitest'
import { bundleOf } from '../../../../electron/intake/demonstration/bundle.ts'
import { people } from '../../../../electron/intake/demonstration/practice.ts'
import {
  INFECTIONS_FALL_DAYS_AGO,
  operationOf,
  plantedShares,
  SEEN_AGAIN_FALLS_DAYS_AGO,
} from '../../../../electron/intake/demonstration/surgery.ts'

const plan = { seed: 1, patients: 20_000, logHazardRatio: 0, overlap: 'good' as const }
const operated = [...people(plan)].flatMap(person => {
  const operation = operationOf(plan.seed, person)
  return operation ? [{ person, operation, daysAgo: person.indexDaysAgo - operation.day }] : []
})
const survived = operated.filter(({ operation }) => operation.deathDay === undefined)
/** Those whose record goes on until all was over. */
const followed = survived.filter(({ person, operation }) => person.lastDay - operation.day >= 40)

/** Share of those operated on before or since a day, with four standard errors of it. */
function shareOf(
  has: (each: (typeof operated)[number]) => boolean,
  among: readonly (typeof operated)[number][],
) {
  const share = among.filter(has).length / among.length
  return { share, error: 4 * Math.sqrt((share * (1 - share)) / among.length) }
}

describe('the operations of the invented practice', () => {
  it.each([
    [
      'infections',
      INFECTIONS_FALL_DAYS_AGO,
      plantedShares.infection,
      (each: (typeof operated)[number]) => each.operation.infectionDay !== undefined,
    ],
    [
      'being seen again',
      SEEN_AGAIN_FALLS_DAYS_AGO,
      plantedShares.seenAgain,
      (each: (typeof operated)[number]) => each.operation.seenAgainDay !== undefined,
    ],
  ] as const)('hold the planted shares of %s', (_, shift, planted, has) => {
    for (const [among, truth] of [
      [followed.filter(({ daysAgo }) => daysAgo > shift), planted.before],
      [followed.filter(({ daysAgo }) => daysAgo <= shift), planted.since],
    ] as const) {
      const { share, error } = shareOf(has, among)
      expect(Math.abs(share - truth)).toBeLessThan(error)
    }
  })

  it('lie within the record, with all that became of them; the dead come back for nothing', () => {
    for (const { person, operation } of operated) {
      const { infectionDay, returnDay, complicationDay, seenAgainDay, wellDay, deathDay } = operation
      const days = [operation.day, infectionDay, returnDay, complicationDay, seenAgainDay, wellDay]
      for (const day of days.filter(each => each !== undefined)) {
        expect(day).toBeGreaterThan(0)
        expect(day).toBeLessThanOrEqual(person.lastDay)
      }
      if (deathDay !== undefined) {
        expect(person.lastDay).toBeLessThan(person.indexDaysAgo)
        expect(deathDay).toBeGreaterThan(person.lastDay)
        expect(deathDay - operation.day).toBeLessThanOrEqual(30)
        expect([infectionDay, returnDay, complicationDay, seenAgainDay]).toEqual(Array(4).fill(undefined))
      }
    }
    expect(operated.length - survived.length).toBeGreaterThan(0)
  })

  it('leave something to be recorded, and are the same every time', () => {
    expect(operated.some(({ operation }) => operation.asa === undefined)).toBe(true)
    expect(survived.some(({ operation }) => operation.wellDay === undefined)).toBe(true)
    const [one] = operated
    expect(operationOf(plan.seed, one!.person)).toEqual(one!.operation)
    expect(bundleOf(plan.seed, one!.person, '2026-06-30')).toEqual(
      bundleOf(plan.seed, one!.person, '2026-06-30'),
    )
  })
})
