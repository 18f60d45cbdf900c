import type { Answer } from '../../../../shared/domain/answer.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Analysis } from './analysis.ts'
import type { ControlsFound } from './controls-over-sets.ts'
import type { Counted } from './counts.ts'
import type { Findings, Unmodelled } from './diagnostics.ts'
import { changeOver } from './changes.ts'

/**
 * The smallest risk ratio that 80 % power detects at the 5 % level: exp(2.80 / sqrt(events p (1 - p))). Source:
 * Schoenfeld 1983.
 */
export const detectableRatio = (events: number, exposedShare: number): number | null =>
  events > 0 ? Math.exp(2.801585 / Math.sqrt(events * exposedShare * (1 - exposedShare))) : null

/** Each covariate's difference in the completed data set in which it is largest. */
export const balanceOver = (analyses: readonly Analysis[]): Answer['balance'] =>
  analyses[0]!.balance.map(({ label }, c) => ({
    label,
    before: worst(analyses.map(each => each.balance[c]!.before)),
    after: worst(analyses.map(each => each.balance[c]!.after)),
  }))

/** What the checks look at once every completed data set is analysed: the worst balance, the average of the rest. */
export function findingsOf(
  { findings, people, events }: Counted,
  balance: Answer['balance'],
  analyses: readonly Analysis[],
  { unmodelled, controls }: { readonly unmodelled: Unmodelled; readonly controls: ControlsFound | undefined },
): Findings & { readonly effectiveSample: NonNullable<Findings['effectiveSample']> } {
  const largest = balance.toSorted((one, other) => Math.abs(other.after) - Math.abs(one.after))[0]
  const average = (of: (analysis: Analysis) => number) =>
    analyses.reduce((sum, each) => sum + of(each), 0) / analyses.length
  const plain = analyses.map(each => each.survival.riskDifference)
  return {
    ...findings,
    largestDifference: largest
      ? { label: largest.label, value: Math.abs(largest.after) }
      : { label: say('diagnostics.balance-nothing'), value: 0 },
    unmodelled,
    controls: controls?.finding,
    flexible: changeOver(
      analyses.map(each => each.flexible?.change),
      plain,
    ),
    loss: changeOver(
      analyses.map(each => each.lost?.weighted?.change),
      plain,
    ),
    equipoise: average(each => each.equipoise),
    effectiveSample: {
      exposed: average(each => each.effectiveSample.exposed),
      comparator: average(each => each.effectiveSample.comparator),
    },
    detectableRiskRatio: detectableRatio(
      events.exposed + events.comparator,
      people.exposed / (people.exposed + people.comparator),
    ),
  }
}

const worst = (values: readonly number[]) =>
  values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
