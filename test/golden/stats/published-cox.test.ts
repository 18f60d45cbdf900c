import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { coxRegression } from '../../../electron/learning/stats/cox/cox-regression.ts'
import {
  coefficientTable,
  standardErrorsOf,
} from '../../../electron/learning/stats/regression/coefficient-table.ts'
import { atOnce } from '../../../electron/learning/stats/foundations/in-steps.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { numberOf, readTable } from '../oracle/csv.ts'

const beside = sharedFolder()
const folder = path.join(beside ?? '', 'data/cohorts/survival')
const Figure = z.object({ est: z.number(), ci95: z.tuple([z.number(), z.number()]).optional() })

/** The published figure of that name, as the reference data quote it. */
const published = (name: string) =>
  Figure.parse(
    z
      .object({ reproducedHere: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'))).reproducedHere[name],
  )

type Row = (name: string) => string
interface Comparison {
  readonly time: string
  readonly event: (row: Row) => boolean
  readonly design: ReadonlyArray<(row: Row) => number | undefined>
  readonly among?: (row: Row) => boolean
}

/** Hazard ratio of the first column of the design, with its interval. Rows that lack a value are left out. */
function hazardRatio(file: string, { time, event, design, among = () => true }: Comparison) {
  const { columns, rows } = readTable(path.join(folder, file))
  const row =
    (k: number): Row =>
    name =>
      columns.get(name)![k]!
  const kept = Array.from({ length: rows }, (_, k) => row(k)).filter(
    each => among(each) && numberOf(each(time)) !== undefined && design.every(of => of(each) !== undefined),
  )
  const fit = atOnce(
    coxRegression({
      stop: Float64Array.from(kept, each => numberOf(each(time))!),
      event: Uint8Array.from(kept, each => Number(event(each))),
      design: design.map(of => Float64Array.from(kept, each => of(each)!)),
    }),
  )
  if (fit.kind !== 'fitted') throw new Error(fit.reason)
  const { estimate, lower, upper } = coefficientTable(fit.coefficients, standardErrorsOf(fit.covariance))[0]!
  return {
    rows: fit.rows,
    events: fit.events,
    ratio: Math.exp(estimate),
    lower: Math.exp(lower),
    upper: Math.exp(upper),
  }
}

const number = (name: string) => (row: Row) => numberOf(row(name))
const is = (name: string, word: string) => (row: Row) => Number(row(name) === word)
const breast = { time: 'rfstime', event: (row: Row) => row('status') === '1' }
const colon = (outcome: string, arm: string) => ({
  time: 'time',
  event: (row: Row) => row('status') === '1',
  design: [is('rx', arm)],
  among: (row: Row) => row('etype') === outcome && (row('rx') === arm || row('rx') === 'Obs'),
})

const comparisons: ReadonlyArray<[string, string, Comparison]> = [
  ['gbsg hormon unadjusted HR', 'gbsg.csv', { ...breast, design: [number('hormon')] }],
  [
    'gbsg hormon adjusted (age, meno, size, grade factor, nodes, pgr, er)',
    'gbsg.csv',
    {
      ...breast,
      design: [
        ...['hormon', 'age', 'meno', 'size', 'nodes', 'pgr', 'er'].map(number),
        is('grade', '2'),
        is('grade', '3'),
      ],
    },
  ],
  [
    'lung sex HR (2 vs 1)',
    'cancer.csv',
    { time: 'time', event: row => row('status') === '2', design: [number('sex')] },
  ],
  [
    'veteran trt HR',
    'veteran.csv',
    { time: 'time', event: row => row('status') === '1', design: [number('trt')] },
  ],
  [
    'pbc trt (2 vs 1), death',
    'pbc.csv',
    { time: 'time', event: row => row('status') === '2', design: [number('trt')] },
  ],
]

describe('Cox regression of published cohorts', () => {
  it.skipIf(!beside).each(comparisons)('reproduces %s', (name, file, comparison) => {
    const { est, ci95 } = published(name)
    const { ratio, lower, upper } = hazardRatio(file, comparison)
    expect(ratio).toBeCloseTo(est, 6)
    expect(lower).toBeCloseTo(ci95![0], 6)
    expect(upper).toBeCloseTo(ci95![1], 6)
  })

  // The three arms of the trial are fitted together; each interval is that of its arm against observation.
  it.skipIf(!beside).each([
    ['death', '2', 'colon death Lev+5FU vs Obs', 'Lev+5FU'],
    ['death', '2', 'colon death Lev vs Obs', 'Lev'],
    ['recurrence', '1', 'colon recurrence Lev+5FU vs Obs', 'Lev+5FU'],
  ])('reproduces %s of colon cancer (etype %s): %s', (_, outcome, name, arm) => {
    const { est, ci95 } = published(name)
    const other = arm === 'Lev' ? 'Lev+5FU' : 'Lev'
    const { ratio, lower, upper } = hazardRatio('colon.csv', {
      ...colon(outcome, arm),
      design: [is('rx', arm), is('rx', other)],
      among: row => row('etype') === outcome,
    })
    expect(ratio).toBeCloseTo(est, 6)
    if (ci95) expect([lower, upper]).toEqual(ci95.map(value => expect.closeTo(value, 6)))
  })

  // Schumacher et al. 1994, J Clin Oncol 12:2086: 686 women, 299 recurrences or deaths; Moertel et al. 1990,
  // N Engl J Med 322:352: recurrence 41 % less, death 33 % less.
  it.skipIf(!beside)('agrees with what the trials printed', () => {
    const hormone = hazardRatio('gbsg.csv', { ...breast, design: [number('hormon')] })
    expect([hormone.rows, hormone.events]).toEqual([686, 299])
    const less = (outcome: string) => 1 - hazardRatio('colon.csv', colon(outcome, 'Lev+5FU')).ratio
    expect(less('1')).toBeCloseTo(0.41, 1)
    expect(less('2')).toBeCloseTo(0.33, 1)
  })
})
