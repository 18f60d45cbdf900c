import { randomInt } from 'node:crypto'

/** Six of 7,776 words: 77 bits, beyond what can be tried out of a file however fast. */
const WORDS = 6

/** A passphrase drawn by the system's own chance, of words that can be read over a telephone. */
export async function drawnPassphrase(): Promise<string> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const words = dictionary['diceware-common'] as readonly string[]
  return Array.from({ length: WORDS }, () => words[randomInt(words.length)]!).join(' ')
}
