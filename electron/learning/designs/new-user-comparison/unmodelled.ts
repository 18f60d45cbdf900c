import type { Answer } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import { say, type Term } from '../../../../shared/words/message.ts'
import type { Shape, ShapeBalance, UnmodelledBalance } from '../../stats/propensity/unmodelled-balance.ts'
import type { Unmodelled } from './diagnostics.ts'
import { labelOfRecorded } from './recorded.ts'

/** As many shapes are shown: those that differ most; of ten covariates there are a hundred. */
const SHOWN = 6

/** What the model does not hold, over completed data sets: the rows to show, and what the check looks at. */
export function unmodelledOver(
  sets: readonly UnmodelledBalance[],
  frame: Frame,
): { rows: NonNullable<Answer['unmodelled']>; found: Unmodelled } {
  const worst = new Map<string, ShapeBalance>()
  for (const { shapes } of sets)
    for (const each of shapes) {
      const key = JSON.stringify(each.shape)
      const known = worst.get(key)
      if (!known || Math.abs(each.after) > Math.abs(known.after)) worst.set(key, each)
    }
  const largest = [...worst.values()].toSorted((one, other) => Math.abs(other.after) - Math.abs(one.after))
  // Chance in how a gap was filled is not evidence: more than half of the sets have to say so.
  const unlike = sets.flatMap(each => each.unlike ?? [])
  const flagged = unlike.length > sets.length / 2
  const told = flagged ? mostBeyond(unlike) : largest[0]
  const label = (shape: Shape) => labelOf(shape, frame)
  return {
    rows: largest.slice(0, SHOWN).map(({ shape, before, after }) => ({ label: label(shape), before, after })),
    found: {
      label: told ? label(told.shape) : say('diagnostics.balance-nothing'),
      value: told ? Math.abs(told.after) : 0,
      byChance: told?.byChance ?? null,
      isBeyondChance: flagged,
    },
  }
}

const mostBeyond = (unlike: readonly ShapeBalance[]) => {
  const excess = ({ after, byChance }: ShapeBalance) => Math.abs(after) / byChance!
  return unlike.toSorted((one, other) => excess(other) - excess(one))[0]
}

const fifths = ['lowest', 'second', 'middle', 'fourth', 'highest'] as const

/** What a shape is called beside its covariate. */
function labelOf(shape: Shape, frame: Frame): Term {
  if (shape.kind === 'extra') return labelOfRecorded(frame, shape.column)
  const { label } = frame.covariates[shape.column]!
  switch (shape.kind) {
    case 'square':
      return say('balance.square', { label })
    case 'product':
      return say('balance.product', { label, other: frame.covariates[shape.other]!.label })
    case 'group':
      return say('balance.fifth', { label, fifth: fifths[shape.group]! })
  }
}
