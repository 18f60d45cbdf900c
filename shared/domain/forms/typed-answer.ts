import type { OutcomeForm } from './form.ts'

/** What a digit key makes of an answer. */
export interface TypedAnswer {
  /** The answer that stands now; undefined where what was typed is none. */
  readonly score: number | undefined
  /** No further digit could belong to it: the next item may be asked. */
  readonly isDone: boolean
}

/**
 * Reads a digit after those typed before into the same item. `1` may yet become `10` where that is an answer; where it
 * cannot, the digit begins anew. Pure.
 */
export function typedAnswer({ answers }: OutcomeForm, before: string, digit: string): TypedAnswer {
  const texts = answers.map(({ score }) => String(score))
  const text = texts.includes(`${before}${digit}`) ? `${before}${digit}` : digit
  const score = texts.includes(text) ? Number(text) : undefined
  const mayGoOn = texts.some(each => each.length > text.length && each.startsWith(text))
  return { score, isDone: score !== undefined && !mayGoOn }
}
