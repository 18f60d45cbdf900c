import { z } from 'zod'
import { questionAsTrial } from './question-as-trial.ts'
import { question, type DesignId } from './question.ts'
import { trial, type Trial } from './trial.ts'

/** A question in either format. What is built here is of the second; the first stays readable, and means the same. */
export const asked = z.discriminatedUnion('format', [question, trial])
export type Asked = z.infer<typeof asked>

/** What a question means, whatever its format. */
export const trialOf = (each: Asked): Trial =>
  each.format === 'casebook-question/2' ? each : questionAsTrial(each)

/** Which design a format of questions belongs to. */
const designOfFormat: Readonly<Record<Asked['format'], DesignId>> = {
  'casebook-question/1': 'new-user-comparison',
  'casebook-question/2': 'new-user-comparison',
}
/** The design that a question asks for. */
export const designOf = ({ format }: Pick<Asked, 'format'>): DesignId => designOfFormat[format]
