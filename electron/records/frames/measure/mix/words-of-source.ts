import type { Said } from '../../../../../shared/domain/facts/columns.ts'
import type { Asked, MixCase } from './asked.ts'
import type { Level } from './factor.ts'

/** What a fact says of it in the words of its source; undefined where it says nothing. */
export type InWords = (said: Said, asked: Asked) => string | undefined

/**
 * Levels that only their sources have words for. Those words may name somebody, so they stay here: a level is known by
 * the first fact that says them, and whoever may see a chart asks for the words by that. `alike`: by what two are the
 * same.
 */
export function inWordsOfSource(
  asked: Asked,
  wordsIn: InWords,
  alike: (words: string) => string = words => words.trim(),
): (one: MixCase) => Level | undefined {
  const facts = new Map<string, number>()
  for (const key of asked.keys) {
    const words = wordsAt(asked, wordsIn, key)
    if (words !== undefined) facts.set(alike(words), Number(key))
  }
  return one => {
    const fact = asked.factOf(one)
    const said = fact === undefined ? undefined : asked.saidOf(fact)
    const words = said && wordsIn(said, asked)
    if (fact === undefined || words === undefined || words.trim() === '') return undefined
    const name = alike(words)
    if (!facts.has(name)) facts.set(name, fact)
    return { key: String(facts.get(name)), label: null }
  }
}

/** What a level of this name is called by its source. */
export function wordsAt(asked: Asked, wordsIn: InWords, key: string): string | undefined {
  const said = /^\d+$/u.test(key) ? asked.saidOf(Number(key)) : undefined
  return said && wordsIn(said, asked)
}
