import { createHash } from 'node:crypto'
import { questionAsTrial } from '../../shared/domain/question-as-trial.ts'
import type { Question } from '../../shared/domain/question.ts'
import { meaningOfTrial } from '../../shared/domain/trial.ts'

/** A question's hash, by which records, learning and peers all know it: SHA-256 of what it means. */
export const questionHash = (question: Question): string =>
  createHash('sha256')
    .update(meaningOfTrial(questionAsTrial(question)))
    .digest('hex')
