import type { Answer, Estimate } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import { controls as names } from '../../../../shared/words/areas/controls.ts'
import { say, type Term } from '../../../../shared/words/message.ts'
import { chiSquareCdf } from '../../stats/foundations/chi-square.ts'
import { normalCdf } from '../../stats/foundations/normal.ts'
import { calibratedEffect } from '../../stats/negative-controls/calibrated-effect.ts'
import {
  empiricalNull,
  expectedAbsoluteError,
  type EmpiricalNull,
} from '../../stats/negative-controls/empirical-null.ts'
import { eventsOf } from './controls.ts'
import type { SystematicError } from './diagnostics.ts'
import type { Estimated } from './estimates.ts'
import { fromLog } from './intervals.ts'
import { overSets } from './pooled-sets.ts'

/** With fewer controls their spread is a guess, and nothing is calibrated by it. */
const FEWEST_CONTROLS = 10
/** Controls without any systematic error are so far off in one study of a hundred. */
const BEYOND_CHANCE_P = 0.01

export interface ControlsFound {
  readonly told: NonNullable<Answer['controls']>
  readonly finding: SystematicError
  /** Undefined where too few counted. */
  readonly empirical: EmpiricalNull | undefined
}

/** What a frame's controls say over completed data sets; undefined where it has none. `sets` hold log hazard ratios. */
export function controlsOver(
  frame: Frame,
  sets: readonly (readonly (Estimated | undefined)[])[],
): ControlsFound | undefined {
  const { outcomes } = frame.controls ?? {}
  if (!outcomes) return undefined
  const counted = outcomes.flatMap((outcome, place) => {
    const effects = sets.flatMap(each => each[place] ?? [])
    if (effects.length < sets.length) return []
    const effect = overSets(effects)
    return effect.variance > 0 ? [{ outcome, effect }] : []
  })
  const empirical = nullOf(counted.map(({ effect }) => effect))
  const expected = empirical && expectedAbsoluteError(empirical)
  // Sum of squares of standard normals, had none of them any systematic error.
  const square = counted.reduce((sum, { effect: { value, variance } }) => sum + value ** 2 / variance, 0)
  return {
    told: {
      asked: outcomes.length,
      counted: counted.map(({ outcome, effect }) => ({
        label: labelOf(outcome.id),
        events: eventsOf(outcome, frame),
        hazardRatio: fromLog(effect),
      })),
      ...(empirical && {
        error: { mean: empirical.mean, standardDeviation: empirical.standardDeviation, expected: expected! },
      }),
    },
    finding: {
      asked: outcomes.length,
      counted: counted.length,
      expected,
      isBeyondChance: counted.length > 0 && chiSquareCdf(square, counted.length, true) < BEYOND_CHANCE_P,
    },
    empirical,
  }
}

function nullOf(effects: readonly Estimated[]): EmpiricalNull | undefined {
  if (effects.length < FEWEST_CONTROLS) return undefined
  const fitted = empiricalNull(
    Float64Array.from(effects, ({ value }) => value),
    Float64Array.from(effects, ({ variance }) => Math.sqrt(variance)),
  )
  return fitted.kind === 'fitted' ? fitted : undefined
}

/** The hazard ratio less the controls' systematic error; undefined where too few counted. */
export function calibratedBy(
  controls: ControlsFound | undefined,
  { value, variance }: Estimated,
): Estimate['calibrated'] {
  if (!controls?.empirical || !(variance > 0)) return undefined
  const standardError = Math.sqrt(variance)
  const { estimate, lower, upper, p } = calibratedEffect(
    { estimate: value, standardError },
    controls.empirical,
  )
  return {
    hazardRatio: { estimate: Math.exp(estimate), lower: Math.exp(lower), upper: Math.exp(upper) },
    p,
    plainP: Math.min(1, 2 * normalCdf(Math.abs(value) / standardError, true)),
  }
}

/** What a control that ships is called. */
function labelOf(id: string): Term {
  const key = `control.${id}`
  return isName(key) ? say(key) : id
}
const isName = (key: string): key is keyof typeof names => Object.hasOwn(names, key)
