import type { MixFactor } from '../../../../../shared/domain/measures/mix-frame.ts'
import type { Measure } from '../../../../../shared/domain/measures/measure.ts'
import type { Message } from '../../../../../shared/words/message.ts'
import type { Asked, MixCase } from './asked.ts'

/** What she is told apart by. */
export interface Level {
  /** The same for all who are alike; for whoever asks for its people the same in every span. */
  readonly key: string
  /** In our words; null where only its source has words for it: then the key is a number that leads to them. */
  readonly label: Message | null
  /** By what levels are put in order; those without one come in the order of how many they hold. */
  readonly rank?: number
}

/** By what a measure may be broken down. A new one is a file here, a line in the registry and one in `mixFactors`. */
export interface Factor {
  readonly is: MixFactor
  isFor(measure: Measure): boolean
  /** Reads what it needs once; then tells each apart. Undefined: not recorded. */
  reader(asked: Asked): (one: MixCase) => Level | undefined
}
