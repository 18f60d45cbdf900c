import { closeSync, openSync, writeSync } from 'node:fs'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { chartOf } from './facts.ts'
import { lives } from './lives.ts'
import type { Mix, Rated, Rates } from './rates.ts'

/** A practice that is invented so that its outcomes are known beforehand. */
export interface OutcomePractice {
  readonly seed: number
  readonly people: number
  /** Days since 1970-01-01. */
  readonly from: number
  readonly upTo: number
  readonly mix: Mix
  readonly rates: Rates
  /** From a day on the odds of one outcome are so many times as high. */
  readonly change?: { readonly which: Rated; readonly from: number; readonly odds: number } | undefined
  /** What share comes a second time in a form that does not count. */
  readonly odd: number
  /** What share is seen no more from some day on. */
  readonly leave: number
}
/** What is known of one, whatever was written of her. Days since 1970-01-01. */
interface Known {
  readonly lastSeen: number
  readonly death: number | undefined
  /** When she answered the questions of low spirits. */
  readonly scored: readonly number[]
}
export type Truth = ReadonlyMap<string, Known>

const changed = (risk: number, odds: number) => (odds * risk) / (1 + (odds - 1) * risk)

/** The chance of an outcome in a case of that day. */
export const chanceOn = ({ rates, change }: OutcomePractice, which: Rated, on: number): number =>
  change?.which === which && on >= change.from ? changed(rates[which], change.odds) : rates[which]

function kindOf(mix: Mix, random: Random): keyof Mix {
  const kinds = Object.entries(mix) as [keyof Mix, number][]
  let at = random.uniform() * kinds.reduce((sum, [, share]) => sum + share, 0)
  return (kinds.find(([, share]) => (at -= share) < 0) ?? kinds[0]!)[0]
}

/** Everybody of a practice, one after the other, as lines of FHIR R4; nothing comes after its last day. */
export function* outcomeCharts(
  plan: OutcomePractice,
): Generator<Known & { readonly name: string; readonly lines: readonly string[] }> {
  const { seed, people, from, upTo, mix, odd, leave } = plan
  for (let number = 1; number <= people; number++) {
    const random = createRandom(1_000_003 * seed + number)
    const name = `p${number}`
    const chart = chartOf(name, random, odd)
    const gone = random.uniform() < leave ? from + random.integer(upTo - from) : Infinity
    lives[kindOf(mix, random)](chart, random, {
      from,
      upTo,
      happens: (which, on) => random.uniform() < chanceOn(plan, which, on),
    })
    yield { name, ...chart.upTo(upTo, gone) }
  }
}

/** The same as a file, and what is known of each who stands in it. */
export function writeOutcomePractice(file: string, plan: OutcomePractice): Truth {
  const truth = new Map<string, Known>()
  const opened = openSync(file, 'w')
  try {
    for (const { name, lines, ...known } of outcomeCharts(plan)) {
      writeSync(opened, lines.map(line => `${line}\n`).join(''))
      truth.set(name, known)
    }
  } finally {
    closeSync(opened)
  }
  return truth
}
