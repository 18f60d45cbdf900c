import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baselineHazards } from '../../../../../electron/learning/stats/cox/baseline-hazard.ts'
import { predictSurvival } from '../../../../../electron/learning/stats/cox/predict-survival.ts'
import { robustCovariance } from '../../../../../electron/learning/stats/cox/robust-covariance.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { anyData, fitOrSkip, fitted, sixteen, whole } from './small-data.ts'
import { runs } from '../../../runs.ts'

const plain = { stop: sixteen.stop, event: sixteen.event, design: [sixteen.exposed, sixteen.age] }

describe('predicted survival', () => {
  it('agrees with survfit.coxph', () => {
    const people = [Float64Array.of(0, 50), Float64Array.of(1, 66)]
    const found = atOnce(predictSurvival(fitted(plain), people, [10, 30, 55]))
    const expected = [
      [
        [0.8873865149946, 0.08618117056158, 0.55557317271596, 0.9760065786666],
        [0.6328185808448, 0.18711272664623, 0.19716980679014, 0.879019616566],
        [0.4668539499898, 0.2149779497542, 0.08282894236432, 0.7922018473216],
      ],
      [
        [0.7386126581411, 0.1556530993634, 0.30595789551714, 0.9254160689611],
        [0.3133676439721, 0.2055476061546, 0.02978730740509, 0.6816691582515],
        [0.144897146429, 0.1667849219021, 0.00200754048559, 0.5483630953202],
      ],
    ]
    found.forEach((times, p) =>
      times.forEach((one, t) =>
        [one.survival, one.standardError, one.lower, one.upper].forEach((value, k) =>
          expect(value).toBeCloseTo(expected[p]![t]![k]!, 10),
        ),
      ),
    )
  })

  it('is 1 without limits before the first event, and keeps its last value after the last', () => {
    const [times] = atOnce(predictSurvival(fitted(plain), [Float64Array.of(0, 50)], [4.9, 50, 1e9]))
    expect(times![0]).toEqual({
      time: 4.9,
      cumulativeHazard: 0,
      survival: 1,
      standardError: 0,
      lower: undefined,
      upper: undefined,
    })
    expect(times![2]!.survival).toBe(times![1]!.survival)
  })

  it('without columns counts as Nelson and Aalen do, ties as they are dealt with', () => {
    const data = { stop: Float64Array.of(1, 2, 2, 3), event: Uint8Array.of(1, 1, 1, 0), design: [] }
    expect(Array.from(baselineHazards(fitted(data, 'breslow'))[0]!.cumulativeHazard)).toEqual([
      1 / 4,
      1 / 4 + 2 / 3,
    ])
    expect(baselineHazards(fitted(data, 'efron'))[0]!.cumulativeHazard[1]).toBeCloseTo(
      1 / 4 + 1 / 3 + 1 / 2,
      14,
    )
    const one = atOnce(predictSurvival(fitted(data, 'breslow'), [new Float64Array()], [2]))[0]![0]!
    expect(one.standardError / one.survival).toBeCloseTo(Math.sqrt(1 / 16 + 2 / 9), 14)
  })

  it('does not depend on where columns are measured from, falls with time, lies between its limits', () => {
    fc.assert(
      fc.property(anyData(), data => {
        const fit = fitOrSkip(data)
        fc.pre(fit.covariance.every((row, c) => row[c]! < 100))
        const moved = fitted({ ...data, design: data.design.map(column => column.map(value => value + 64)) })
        const person = data.design.map(column => column[1]!)
        const stratum = baselineHazards(fit)[0]!.stratum
        const here = atOnce(predictSurvival(fit, [Float64Array.from(person)], [2, 5, 9], { stratum }))[0]!
        const there = atOnce(
          predictSurvival(moved, [Float64Array.from(person, value => value + 64)], [2, 5, 9], { stratum }),
        )[0]!
        here.forEach(({ survival, standardError, lower, upper }, t) => {
          expect(there[t]!.survival).toBeCloseTo(survival, 8)
          expect(there[t]!.standardError).toBeCloseTo(standardError, 6)
          if (t > 0) expect(survival).toBeLessThanOrEqual(here[t - 1]!.survival)
          if (lower !== undefined) expect(lower <= survival && survival <= upper!).toBe(true)
        })
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('takes the covariance it is given, and the stratum', () => {
    const fit = fitted(whole)
    const person = [Float64Array.of(1, 60)]
    const covariance = atOnce(robustCovariance(fit, sixteen.cluster))
    const model = atOnce(predictSurvival(fit, person, [30]))[0]![0]!
    const robust = atOnce(predictSurvival(fit, person, [30], { covariance, stratum: 1 }))[0]![0]!
    const other = atOnce(predictSurvival(fit, person, [30], { stratum: 2 }))[0]![0]!
    expect(robust.survival).toBe(model.survival)
    expect(robust.standardError).not.toBe(model.standardError)
    expect(other.survival).not.toBe(model.survival)
    expect(baselineHazards(fit).map(each => each.stratum)).toEqual([1, 2])
  })

  it('refuses a stratum without events, columns and levels that do not fit', () => {
    const fit = fitted(whole)
    expect(() => atOnce(predictSurvival(fit, [], [], { stratum: 9 }))).toThrow('stratum')
    expect(() => atOnce(predictSurvival(fit, [Float64Array.of(1)], [1]))).toThrow('people')
    expect(() => atOnce(predictSurvival(fit, [Float64Array.of(1, Number.NaN)], [1]))).toThrow('people')
    expect(() => atOnce(predictSurvival(fit, [], [], { level: 1 }))).toThrow('level')
  })
})
