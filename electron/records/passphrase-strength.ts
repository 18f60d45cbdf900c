import { AppError } from '../../shared/errors.ts'
import type { Secret } from './home/secret.ts'
import { say } from '../../shared/words/message.ts'

/**
 * As many guesses as a passphrase has to withstand, as a power of ten: what zxcvbn (Wheeler 2016) calls strong against
 * somebody who has the file and a slow key derivation to go through. At ten thousand guesses a second, a rack of
 * machines against our derivation, it is twelve days for the weakest one and centuries for four words.
 */
export const ENOUGH = 10

/** Longer ones are judged by their beginning: they do not get weaker. */
const JUDGED = 100

/** The dictionaries are large and needed seldom. */
async function judge() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
}
let judging: ReturnType<typeof judge> | undefined

/** How many guesses it takes somebody who knows how people choose, as a power of ten. */
export async function guessesFor(passphrase: string): Promise<number> {
  judging ??= judge()
  return (await judging).check(passphrase.normalize('NFKC').slice(0, JUDGED)).guessesLog10
}

/** Throws AppError 'bad-request' where it could be guessed. */
export async function refuseWeak(passphrase: Secret): Promise<void> {
  if ((await guessesFor(Buffer.from(passphrase).toString('utf8'))) < ENOUGH)
    throw new AppError('bad-request', say('store.weak-passphrase'))
}
