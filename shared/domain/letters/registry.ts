import { z } from 'zod'
import { say, type Message } from '../../words/message.ts'
import { canonical, type Json } from '../canonical.ts'
import { questionLetter } from './question.ts'
import { successionLetter } from './succession.ts'
import { summaryLetter } from './summary.ts'
import { withdrawalLetter } from './withdrawal.ts'

/** Every kind of letter there is. What is not here can be neither signed nor read. */
export const letters = {
  summary: summaryLetter,
  question: questionLetter,
  withdrawal: withdrawalLetter,
  succession: successionLetter,
} as const

export type LetterName = keyof typeof letters
export const letterName = z.enum(Object.keys(letters) as [LetterName, ...LetterName[]])

/** What each kind of letter says. */
export type Bodies = {
  [Name in LetterName]: NonNullable<ReturnType<(typeof letters)[Name]['read']>>['body']
}
/** A letter that was read, told apart by its kind. */
export type Letter<Name extends LetterName = LetterName> = {
  [Each in Name]: { readonly kind: Each; readonly body: Bodies[Each]; readonly takesBack: number | undefined }
}[Name]

export type ReadLetter =
  | { readonly ok: true; readonly letter: Letter }
  | { readonly ok: false; readonly reason: Message }

/**
 * Reads a body as its kind demands. There is one text for one meaning: a body that is not its own canonical form is
 * refused.
 */
export function readLetter(kind: LetterName, text: string): ReadLetter {
  const { malformed } = letters[kind]
  const value = jsonIn(text)
  const letter = letters[kind].read(value)
  if (letter === undefined) return { ok: false, reason: malformed }
  return canonical(value as Json) === text
    ? { ok: true, letter }
    : { ok: false, reason: say('letters.not-canonical') }
}

/** What a text says as JSON; undefined, which no letter is, where it is not JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
