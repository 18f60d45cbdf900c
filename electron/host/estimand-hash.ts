import { createHash } from 'node:crypto'
import { trialOf, type Asked } from '../../shared/domain/asked.ts'
import { meaningOfEstimand } from '../../shared/domain/trial.ts'

/** What a question asks, apart from how it is answered: SHA-256 of what its estimand means. */
export const estimandHash = (question: Asked): string =>
  createHash('sha256')
    .update(meaningOfEstimand(trialOf(question)))
    .digest('hex')
