import type { Answer } from '../../../shared/domain/answer.ts'
import type { Truth } from './truth.ts'

/** What the runs of one scenario came to. */
export interface Tally {
  readonly runs: number
  readonly shown: number
  /** Of those shown: whose 95 % interval holds the truth. */
  readonly covered: number
  /** Of those shown: which say "one for every N", and which of these say so of no effect or of the opposite one. */
  readonly numbers: number
  readonly falseNumbers: number
  /** Sum over those shown of estimate less truth, per 100. */
  readonly error: number
  /** Of those refused: how often for each reason that is named first. */
  readonly refused: Readonly<Record<string, number>>
}
export const noRuns: Tally = {
  runs: 0,
  shown: 0,
  covered: 0,
  numbers: 0,
  falseNumbers: 0,
  error: 0,
  refused: {},
}

/** An effect so small, per 100, is none: the truth of no effect is off by what simulating it leaves. */
const NO_EFFECT = 0.05

export function withAnswer(tally: Tally, answer: Answer, { difference }: Truth): Tally {
  const runs = tally.runs + 1
  if (answer.kind === 'not-estimable') {
    const why = answer.reasons[0]!.code
    return { ...tally, runs, refused: { ...tally.refused, [why]: (tally.refused[why] ?? 0) + 1 } }
  }
  const { riskDifferencePer100: found, numberNeeded } = answer
  const isFalse =
    numberNeeded !== null && (Math.abs(difference) < NO_EFFECT || numberNeeded.harm !== difference > 0)
  return {
    ...tally,
    runs,
    shown: tally.shown + 1,
    covered: tally.covered + Number(found.lower <= difference && difference <= found.upper),
    numbers: tally.numbers + Number(numberNeeded !== null),
    falseNumbers: tally.falseNumbers + Number(isFalse),
    error: tally.error + found.estimate - difference,
  }
}

/** Wilson's 95 % interval of a share, as numbers from 0 to 1. */
export function wilson(count: number, of: number): readonly [number, number] {
  const z = 1.959963984540054
  const [share, spread] = [count / of, (z * z) / of]
  const middle = share + spread / 2
  const half = z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of))
  return [(middle - half) / (1 + spread), (middle + half) / (1 + spread)]
}
