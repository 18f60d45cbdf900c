import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { forceFolder, makeFolder, move, remove, removeIfPossible, writeWhole } from '../../host/durable.ts'
import { homeLayout, IN_THE_MAKING, KEY, MARK, STORE, STORE_ENDS } from './layout.ts'
import { summed, withSum } from './sum.ts'

/** A folder's name: never a way out of the home. */
const folderName = z.string().regex(/^[\w-]+$/)

/** One store gives way to another, or to none. */
const content = z.strictObject({
  format: z.literal('casebook-step/1'),
  /** The folder in which the new store and its key file lie, complete; none where the place becomes empty. */
  incoming: folderName.nullable(),
  /** The folder under `previous` that takes what was here; none where it is removed. */
  keptAs: folderName.nullable(),
})
type Replacement = z.infer<typeof content>
const replacement = withSum(content)

/** A new empty folder for a store in the making. What is left in it by a power cut is removed by `finishReplacing`. */
export function makingFolder(home: string): string {
  return mkdtempSync(path.join(home, IN_THE_MAKING))
}

/** The replacement that was decided on and has not ended. */
export function pendingReplacement(home: string): Replacement | undefined {
  const { step } = homeLayout(home)
  if (!existsSync(step)) return undefined
  const read = replacement.safeParse(parsed(readFileSync(step, 'utf8')))
  if (!read.success) throw new AppError('store-damaged', say('store.step-file'))
  return read.data
}
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no replacement is written like this
  }
}

/** Where the key file of what is here lies: in the folder it comes from, while a replacement is under way. */
export function keyFileNow(home: string): string {
  const { key } = homeLayout(home)
  const incoming = pendingReplacement(home)?.incoming
  const coming = incoming && path.join(home, incoming, KEY)
  return coming && existsSync(coming) ? coming : key
}

/**
 * Puts the store of one folder in the place of what lies here. The step file decides: before it is written nothing has
 * changed, after it the replacement is carried to its end, now or by whoever comes next.
 */
export function replaceStore(
  home: string,
  { incoming, keptAs }: { incoming?: string | undefined; keptAs?: string | undefined },
): void {
  const step: Replacement = {
    format: 'casebook-step/1',
    incoming: incoming === undefined ? null : path.basename(incoming),
    keptAs: keptAs ?? null,
  }
  if (incoming !== undefined) forceFolder(incoming)
  writeWhole(homeLayout(home).step, JSON.stringify(summed(step)))
  finishReplacing(home)
}

/**
 * Carries a replacement that was decided on to its end, and removes what was in the making and never decided on. Any
 * number of power cuts may come in between: what lies where says how far it came. Only for whoever has the home alone.
 */
export function finishReplacing(home: string): void {
  const pending = pendingReplacement(home)
  if (pending) carryOut(home, pending)
  for (const name of readdirSync(home))
    if (name.startsWith(IN_THE_MAKING)) removeIfPossible(path.join(home, name))
}

/**
 * Where the decision cannot be read, all that it may have been about is kept: a store in the making that is complete
 * goes among the previous ones, under the name that `nameFor` finds. Then there is no decision any more. Only for
 * whoever has the home alone, and puts another store in place of what lies here.
 */
export function giveUpUnreadable(home: string, nameFor: () => string): void {
  try {
    pendingReplacement(home)
    return
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
  const { step, previous } = homeLayout(home)
  makeFolder(previous)
  for (const name of readdirSync(home)) {
    const made = path.join(home, name)
    if (name.startsWith(IN_THE_MAKING) && [STORE, KEY].some(each => existsSync(path.join(made, each))))
      move(made, path.join(previous, nameFor()))
  }
  remove(step)
}

function carryOut(home: string, { incoming, keptAs }: Replacement): void {
  const { step, previous } = homeLayout(home)
  const from = incoming === null ? undefined : path.join(home, incoming)
  // The new store's file is the first to move, when nothing of the old is left here.
  if (from === undefined || existsSync(path.join(from, STORE))) giveWay(home, previous, keptAs)
  if (from !== undefined)
    for (const name of [STORE, KEY])
      if (existsSync(path.join(from, name))) move(path.join(from, name), path.join(home, name))
  remove(step)
}

/** Takes what lies here away. The key file goes last into a kept folder and first where nothing is kept. */
function giveWay(home: string, previous: string, keptAs: string | null): void {
  const files = [...STORE_ENDS.map(end => `${STORE}${end}`), MARK]
  if (keptAs === null) {
    for (const name of [KEY, ...files]) remove(path.join(home, name))
    return
  }
  const kept = path.join(previous, keptAs)
  makeFolder(kept)
  for (const name of [...files, KEY])
    if (existsSync(path.join(home, name))) move(path.join(home, name), path.join(kept, name))
}
