import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { kaplanMeier } from '../../../electron/learning/stats/survival/kaplan-meier.ts'
import { logRank } from '../../../electron/learning/stats/survival/log-rank.ts'
import { survivalQuantile } from '../../../electron/learning/stats/survival/survival-quantile.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { numberOf, readTable } from '../oracle/csv.ts'

const shared = sharedFolder()
const folder = path.join(shared ?? '', 'data/cohorts/survival')
const Expected = z.object({
  reproducedHere: z.object({
    'lung sex HR (2 vs 1)': z.object({ logrankChisq: z.number(), medianDays: z.number() }),
  }),
})

/** Numbers of a column, by its name. */
function columns(file: string) {
  const { columns: cells } = readTable(path.join(folder, file))
  return (name: string) => Float64Array.from(cells.get(name)!, cell => numberOf(cell) ?? NaN)
}

describe('survival in data of published trials', () => {
  it.skipIf(!shared)(
    'advanced lung cancer: a median of 310 days, women longer than men (Loprinzi 1994, J Clin Oncol 12:601)',
    () => {
      const column = columns('cancer.csv')
      const [time, event] = [column('time'), Uint8Array.from(column('status'), each => each - 1)]
      const { logrankChisq, medianDays } = Expected.parse(
        JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')),
      ).reproducedHere['lung sex HR (2 vs 1)']
      expect(survivalQuantile(kaplanMeier({ time, event })).time).toBe(medianDays)
      const { test, groups } = logRank({ time, event }, column('sex'))
      expect(test.kind === 'fitted' && test.chiSquare).toBeCloseTo(logrankChisq, 5)
      expect(groups[1]!.observed).toBeLessThan(groups[1]!.expected)
    },
  )

  it.skipIf(!shared)(
    'colon cancer: levamisole with fluorouracil puts off recurrence, alone hardly (Moertel 1990, NEJM 322:352)',
    () => {
      const column = columns('colon.csv')
      const { columns: cells } = readTable(path.join(folder, 'colon.csv'))
      const arms = cells.get('rx')!
      const kind = column('etype')
      const [time, status] = [column('time'), column('status')]
      const against = (arm: string) => {
        const rows = [...kind.keys()].filter(
          row => kind[row] === 1 && (arms[row] === 'Obs' || arms[row] === arm),
        )
        const { test, groups } = logRank(
          {
            time: Float64Array.from(rows, row => time[row]!),
            event: Uint8Array.from(rows, row => status[row]!),
          },
          rows.map(row => (arms[row] === arm ? 1 : 0)),
        )
        const [observation, treated] = groups
        return {
          p: test.kind === 'fitted' ? test.p : NaN,
          ratio: treated!.observed / treated!.expected / (observation!.observed / observation!.expected),
        }
      }
      const both = against('Lev+5FU')
      expect(both.p).toBeLessThan(0.0001) // the paper's verdict
      // The paper's 41 % less recurrence is by Cox regression at an earlier date; observed over expected in
      // these data says 40 %.
      expect(Math.abs(100 * (1 - both.ratio) - 41)).toBeLessThan(2)
      expect(against('Lev').p).toBeGreaterThan(0.2)
    },
  )
})
