import * as z from 'zod'
import {
  betaCdf,
  betaQuantile,
  lnBetaCdf,
} from '../../../../electron/learning/stats/foundations/beta-distribution.ts'
import { binomialCdf, lnBinomialCdf } from '../../../../electron/learning/stats/foundations/binomial.ts'
import {
  chiSquareCdf,
  chiSquareQuantile,
  lnChiSquareCdf,
} from '../../../../electron/learning/stats/foundations/chi-square.ts'
import {
  gammaCdf,
  gammaQuantile,
  lnGammaCdf,
} from '../../../../electron/learning/stats/foundations/gamma-distribution.ts'
import { lnGamma } from '../../../../electron/learning/stats/foundations/gamma-function.ts'
import {
  lnNormalCdf,
  normalCdf,
  normalQuantile,
} from '../../../../electron/learning/stats/foundations/normal.ts'
import { lnPoissonCdf, poissonCdf } from '../../../../electron/learning/stats/foundations/poisson.ts'
import {
  lnStudentCdf,
  studentCdf,
  studentQuantile,
} from '../../../../electron/learning/stats/foundations/student.ts'
import type { CaseInput } from '../case-input.ts'
import type { TopicAdapters } from './adapter.ts'

/** Values of a row by role, and whether the upper tail is asked for. */
type At = (of: (role: string) => number, upper: boolean) => { value: number; ln?: number }

const functions: Readonly<Record<string, At>> = {
  pnorm: (of, upper) => ({ value: normalCdf(of('x'), upper), ln: lnNormalCdf(of('x'), upper) }),
  qnorm: (of, upper) => ({ value: normalQuantile(of('x'), upper) }),
  pt: (of, upper) => ({
    value: studentCdf(of('x'), of('df'), upper),
    ln: lnStudentCdf(of('x'), of('df'), upper),
  }),
  qt: (of, upper) => ({ value: studentQuantile(of('x'), of('df'), upper) }),
  pchisq: (of, upper) => ({
    value: chiSquareCdf(of('x'), of('df'), upper),
    ln: lnChiSquareCdf(of('x'), of('df'), upper),
  }),
  qchisq: (of, upper) => ({ value: chiSquareQuantile(of('x'), of('df'), upper) }),
  pbeta: (of, upper) => ({
    value: betaCdf(of('x'), of('shape1'), of('shape2'), upper),
    ln: lnBetaCdf(of('x'), of('shape1'), of('shape2'), upper),
  }),
  qbeta: (of, upper) => ({ value: betaQuantile(of('x'), of('shape1'), of('shape2'), upper) }),
  pgamma: (of, upper) => ({
    value: gammaCdf(of('x'), of('shape'), upper),
    ln: lnGammaCdf(of('x'), of('shape'), upper),
  }),
  qgamma: (of, upper) => ({ value: gammaQuantile(of('x'), of('shape'), upper) }),
  lgamma: of => ({ value: lnGamma(of('x')) }),
  pbinom: (of, upper) => ({
    value: binomialCdf(of('x'), of('size'), of('prob'), upper),
    ln: lnBinomialCdf(of('x'), of('size'), of('prob'), upper),
  }),
  ppois: (of, upper) => ({
    value: poissonCdf(of('x'), of('lambda'), upper),
    ln: lnPoissonCdf(of('x'), of('lambda'), upper),
  }),
}

export const specialFunctions: TopicAdapters = {
  'special-function': (input, params) => {
    const { fn } = z.object({ fn: z.enum(Object.keys(functions)) }).parse(params)
    const rows = everyRow(input, functions[fn]!)
    return {
      // Probabilities below 1e-300 have no row among the values, impossible ones none among the logarithms.
      values: rows
        .filter(({ value, ln }) => ln === undefined || value >= 1e-300)
        .map(({ row, value }) => ({ row, value })),
      log_values: rows
        .filter(({ ln }) => ln !== undefined && ln > -Infinity)
        .map(({ row, ln }) => ({ row, log_value: ln })),
    }
  },
}

function everyRow(input: CaseInput, at: At) {
  const columns = Object.fromEntries(
    ['x', 'df', 'shape', 'shape1', 'shape2', 'size', 'prob', 'lambda']
      .filter(input.hasRole)
      .map(role => [role, input.column(role)]),
  )
  const upper = input.hasRole('upper') ? input.flags('upper') : undefined
  return Array.from({ length: input.rows }, (_, row) => ({
    row: row + 1,
    ...at(role => columns[role]![row]!, upper?.[row] === 1),
  }))
}
