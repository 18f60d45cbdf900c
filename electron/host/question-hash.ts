import { createHash } from 'node:crypto'
import { askedText, type Question } from '../../shared/domain/question.ts'

/** A question's hash, by which records, learning and peers all know it: SHA-256 of what it asks (see askedText). */
export const questionHash = (question: Question): string =>
  createHash('sha256').update(askedText(question)).digest('hex')
