import type { z } from 'zod'
import type { Answer, Diagnostic } from '../../../shared/domain/answer.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Asked } from '../../../shared/domain/asked.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { Control } from '../../../shared/domain/controls/control.ts'
import type { DesignId } from '../../../shared/domain/question.ts'
import type { Message } from '../../../shared/words/message.ts'

/** What a study needs of its surroundings. */
export interface Work {
  /** Lets others have the process for a moment; throws once the study is cancelled. */
  breathe(): Promise<void> | undefined
  report(progress: { phase: Message; done: number; of?: number }): void
}

/** A way of answering a question from one's own patients. A new one is a folder here and a line in registry.ts. */
export interface Design {
  readonly id: DesignId
  /** Rises when the same data could give another number. */
  readonly version: string
  /** The questions it answers. */
  readonly question: z.ZodType<Asked>
  /** Every check of an answer, in the order in which a reader hears of them. */
  readonly diagnostics: readonly Diagnostic['id'][]
  /** The question as one sentence that can be read to a colleague. */
  readAloud(question: Asked): Message
  /** What makes the answer weaker than it could be; empty where nothing does. */
  warnings(question: Asked): Message[]
  /**
   * What records is asked for: the question whose people and columns the answer stands on, and which of the controls
   * that ship it can have.
   */
  frameRequest(
    question: Asked,
    controls: readonly Control[],
  ): { question: Asked; controls?: ConceptSet[]; recorded?: boolean }
  /** The answer, or why there is none. Never throws for data. */
  run(question: Asked, frame: Frame, work: Work): Promise<Answer>
}
