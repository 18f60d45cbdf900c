import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterCovariance } from '../../../../../electron/learning/stats/regression/cluster-covariance.ts'
import { standardErrorsOf } from '../../../../../electron/learning/stats/regression/coefficient-table.ts'
import { cooksDistances } from '../../../../../electron/learning/stats/regression/cooks-distance.ts'
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFit,
} from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { leverages } from '../../../../../electron/learning/stats/regression/leverage.ts'
import type {
  Family,
  RegressionData,
} from '../../../../../electron/learning/stats/regression/regression-data.ts'
import {
  robustCovariance,
  type RobustCovariance,
  type RobustKind,
} from '../../../../../electron/learning/stats/regression/robust-covariance.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { cluster, design, families, near, offset, ones, outcomes, weights, x1 } from './worked-example.ts'
import { runs } from '../../../runs.ts'

const fit = (family: Family, data: RegressionData): GeneralizedLinearFit => {
  const result = fitGeneralizedLinear(family, data)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}
const errors = (robust: RobustCovariance) => {
  if (robust.kind !== 'estimated') throw new Error(robust.reason)
  return standardErrorsOf(robust.covariance)
}
const example = (family: Family) =>
  fit(family, { outcome: outcomes[family], design, weights, ...(family === 'gaussian' ? {} : { offset }) })

// R 4.2.2, weighted and with the offset (gaussian without); sandwich's formulas written out.
const inR: Record<Family, Record<RobustKind | 'cluster HC0' | 'cluster HC1' | 'hat' | 'cook', number[]>> = {
  binomial: {
    'HC0': [0.7751114898948, 0.8557631920601, 1.259587588627],
    'HC1': [0.8950216546855, 0.9881502185969, 1.454446466724],
    'HC2': [1.048837400178, 1.095789090063, 1.582015251057],
    'HC3': [1.447530766484, 1.417676557062, 2.037251611878],
    'HC4': [1.459255090562, 1.31201938659, 1.949992608411],
    'cluster HC0': [0.6393261325706, 0.7956848706092, 1.412682993423],
    'cluster HC1': [0.8161442266934, 1.015747019137, 1.803387990092],
    'hat': [
      0.150288711804, 0.2375391523552, 0.150005285682, 0.3267826239368, 0.5255942992068, 0.1919214723648,
      0.4217334329604, 0.2532381226601, 0.07350192621956, 0.2857462203771, 0.2324007073913, 0.1512480450419,
    ],
    'cook': [
      0.06510128832106, 0.01930504969976, 0.1877564136426, 0.08268226278137, 0.6780900414758,
      0.03192027306133, 1.828306316792, 0.01516050617551, 0.0007024164407261, 0.3336549592129, 0.12354225641,
      0.05180287366288,
    ],
  },
  poisson: {
    'HC0': [0.1835517491526, 0.1022577873402, 0.2382724843806],
    'HC1': [0.2119473035669, 0.1180771220952, 0.2751333659952],
    'HC2': [0.2089864197384, 0.1378089271934, 0.2706839689701],
    'HC3': [0.2416475896106, 0.2135359630963, 0.3129499208761],
    'HC4': [0.2313727560767, 0.3530704971344, 0.3055985893878],
    'cluster HC0': [0.1183347216751, 0.09375047924913, 0.1344299142649],
    'cluster HC1': [0.1510624937607, 0.1196790002643, 0.1716091253474],
    'hat': [
      0.1050530817843, 0.1999117981184, 0.2444600685764, 0.2070359049199, 0.4357465969388, 0.2748498932386,
      0.2673458093462, 0.7388456264897, 0.07005858459611, 0.1856557834586, 0.1532755572828, 0.1177612952502,
    ],
    'cook': [
      0.0363759761975, 0.08705267341933, 0.128245391341, 0.1538307115849, 0.01643882428798, 0.003641901897037,
      0.09005931836221, 0.872695966473, 0.005408077759556, 0.03934586255186, 0.006381881833621,
      0.002530818143386,
    ],
  },
  gaussian: {
    'HC0': [0.12061119539, 0.09347566875293, 0.2117606697496],
    'HC1': [0.1392698122514, 0.1079364050344, 0.2445201593674],
    'HC2': [0.1487462404914, 0.1153552702858, 0.2562919057711],
    'HC3': [0.18377978324, 0.1429283218527, 0.3113199882489],
    'HC4': [0.1619077140485, 0.1267418229198, 0.2733526938373],
    'cluster HC0': [0.07082425316443, 0.06550603594515, 0.1982030349059],
    'cluster HC1': [0.09041207982163, 0.08362300604739, 0.2530199446113],
    'hat': [
      0.1296077866835, 0.3619730475244, 0.146158204159, 0.2571444492946, 0.3432400553538, 0.1747452888893,
      0.3438065960194, 0.4282583053933, 0.2870875166015, 0.2535315916078, 0.1418302049763, 0.1326169534972,
    ],
    'cook': [
      0.008432029450824, 0.1699116940905, 0.06122186997606, 0.1049957513795, 0.3430586021098,
      8.643465433553e-6, 0.9022920607639, 0.1658022998695, 0.0425678641761, 0.151834804579, 0.000261773538017,
      0.02304932027132,
    ],
  },
}

describe.each(families)('of a %s regression', family => {
  it.each(['HC0', 'HC1', 'HC2', 'HC3', 'HC4'] as const)('%s agrees with R', kind =>
    near(errors(robustCovariance(example(family), kind)), inR[family][kind], 1e-8),
  )

  it.each(['HC0', 'HC1'] as const)('the clustered %s agrees with R', kind =>
    near(errors(clusterCovariance(example(family), cluster, kind)), inR[family][`cluster ${kind}`], 1e-8),
  )

  it("leverages and Cook's distances agree with R", () => {
    near(leverages(example(family)), inR[family].hat, 1e-6) // R's are those of its last step but one
    near(cooksDistances(example(family)), inR[family].cook, 1e-6)
  })

  it('leverages lie between 0 and 1 and sum to the columns', () => {
    const leverage = leverages(example(family))
    near([leverage.reduce((sum, h) => sum + h, 0)], [3], 1e-12)
    for (const h of leverage) {
      expect(h).toBeGreaterThan(0)
      expect(h).toBeLessThan(1)
    }
  })

  it('clusters of one row are no clusters, and their names and order play no part', () => {
    near(
      errors(
        clusterCovariance(
          example(family),
          cluster.map((_, i) => i),
          'HC0',
        ),
      ),
      [...errors(robustCovariance(example(family), 'HC0'))],
      1e-12,
    )
    near(
      errors(
        clusterCovariance(
          example(family),
          cluster.map(each => 'dcba'[each - 1]!),
          'HC1',
        ),
      ),
      inR[family]['cluster HC1'],
      1e-8,
    )
  })

  it('a row of weight 0 is not there', () => {
    const kept = Float64Array.from(ones, (_, i) => Number(i !== 4))
    const only = (column: Float64Array) => column.filter((_, i) => i !== 4)
    const [held, short] = [
      fit(family, { outcome: outcomes[family], design, weights: kept }),
      fit(family, { outcome: only(outcomes[family]), design: design.map(only) }),
    ]
    for (const kind of ['HC1', 'HC3', 'HC4'] as const)
      near(errors(robustCovariance(held, kind)), [...errors(robustCovariance(short, kind))], 1e-8)
    near(
      errors(clusterCovariance(held, cluster, 'HC1')),
      [
        ...errors(
          clusterCovariance(
            short,
            cluster.filter((_, i) => i !== 4),
            'HC1',
          ),
        ),
      ],
      1e-8,
    )
  })
})

describe('robust errors', () => {
  it("of a linear regression follow the outcome's unit and the columns' units", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(1e-4, 7, 1e5),
        fc.constantFrom(-1e-3, 20),
        (seed, unit, scale) => {
          const random = createRandom(seed)
          const z = Float64Array.from(ones, () => random.normal())
          const y = Float64Array.from(ones, (_, i) => z[i]! * random.normal())
          for (const kind of ['HC0', 'HC2', 'HC4'] as const) {
            const [before, after] = [
              errors(robustCovariance(fit('gaussian', { outcome: y, design: [ones, z] }), kind)),
              errors(
                robustCovariance(
                  fit('gaussian', {
                    outcome: y.map(value => unit * value),
                    design: [ones, z.map(value => value * scale)],
                  }),
                  kind,
                ),
              ),
            ]
            near(after, [before[0]! * unit, (before[1]! * unit) / Math.abs(scale)], 1e-8)
          }
        },
      ),
      { numRuns: runs(5, 30) },
    )
  })

  it("of a mean are the textbook's: HC0 with n, HC2 with n - 1", () => {
    const mean = fit('gaussian', { outcome: outcomes.gaussian, design: [ones] })
    const squares = outcomes.gaussian.reduce((sum, y) => sum + (y - mean.coefficients[0]!) ** 2, 0)
    near(errors(robustCovariance(mean, 'HC0')), [Math.sqrt(squares / 12 / 12)])
    near(errors(robustCovariance(mean, 'HC2')), [Math.sqrt(squares / 11 / 12)])
  })

  it('say which row decides a coefficient alone', () => {
    const alone = Float64Array.from(ones, (_, i) => Number(i === 7))
    const result = fit('gaussian', { outcome: outcomes.gaussian, design: [ones, x1, alone] })
    expect(robustCovariance(result, 'HC0').kind).toBe('estimated')
    for (const kind of ['HC2', 'HC3', 'HC4'] as const)
      expect(robustCovariance(result, kind)).toEqual({
        kind: 'not-estimable',
        reason: 'full-leverage',
        row: 7,
      })
    const distances = cooksDistances(result)
    expect(distances[7]).toBeNaN()
    expect(distances.filter(Number.isNaN)).toHaveLength(1)
  })

  it('have no factor without residual freedom or with one cluster', () => {
    const four = (column: Float64Array) => column.slice(0, 3)
    const full = fit('poisson', { outcome: Float64Array.from([1, 2, 3]), design: design.map(four) })
    expect(robustCovariance(full, 'HC1')).toEqual({ kind: 'not-estimable', reason: 'no-residual-freedom' })
    expect(
      clusterCovariance(
        example('poisson'),
        cluster.map(() => 1),
        'HC1',
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'no-residual-freedom' })
    expect(() => clusterCovariance(example('poisson'), [1, 2], 'HC0')).toThrow(
      /^clusterCovariance: cluster: 2 labels for 12 rows/u,
    )
  })
})

describe("Cook's distance", () => {
  it('is what leaving the row out does to a linear fit', () => {
    const whole = fit('gaussian', { outcome: outcomes.gaussian, design })
    const distance = cooksDistances(whole)
    for (let row = 0; row < 12; row++) {
      const without = (column: Float64Array) => column.filter((_, i) => i !== row)
      const less = fit('gaussian', { outcome: without(outcomes.gaussian), design: design.map(without) })
      let squares = 0
      for (let i = 0; i < 12; i++)
        squares +=
          (whole.fitted[i]! -
            design.reduce((sum, column, c) => sum + column[i]! * less.coefficients[c]!, 0)) **
          2
      near([distance[row]!], [squares / 3 / whole.dispersion], 1e-9)
    }
  })
})
