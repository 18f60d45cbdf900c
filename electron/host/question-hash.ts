import { createHash } from 'node:crypto'
import { trialOf, type Asked } from '../../shared/domain/asked.ts'
import { meaningOfTrial } from '../../shared/domain/trial.ts'

/** A question's hash, by which records, learning and peers all know it: SHA-256 of what it means. */
export const questionHash = (question: Asked): string =>
  createHash('sha256')
    .update(meaningOfTrial(trialOf(question)))
    .digest('hex')
