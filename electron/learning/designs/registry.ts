import { designOf, type Asked } from '../../../shared/domain/asked.ts'
import type { DesignId } from '../../../shared/domain/question.ts'
import type { Design } from './design.ts'
import { newUserComparison } from './new-user-comparison/new-user-comparison.ts'

/** Every design of study; the compiler asks for one that is named and missing here. */
export const designs: Readonly<Record<DesignId, Design>> = {
  'new-user-comparison': newUserComparison,
}

/** The design that answers a question. */
export const designFor = (question: Asked): Design => designs[designOf(question)]
