import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { AppError, toFault } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { BACKUP } from '../sweep/acts.ts'
import { contentOf, tablesThatDiffer } from './content-of.ts'
import { damageDeeds, OLDER } from './damage-deeds.ts'
import { harmFile, harms } from './harms.ts'
import { noFindings, type Findings, type HomeTrial } from './home-trial.ts'
import { drawn, moments, seedOf } from './moments.ts'
import { KILL } from './mortal-fault.ts'
import { runMortal, type Disk } from './run-mortal.ts'
import { starts } from './starts.ts'

type Content = Record<string, string>
const [LOCKED, , CUT] = damageDeeds.map(({ name }) => name) as [string, string, string]
/** What was there before something was begun that nobody was told was done. */
const BEFORE = 'before it'
/** Opens a home in one of the ways there are. */
type Way = (desk: RecordsDesk, folder: string) => Promise<unknown>

const unlock: Way = ({ vault }) => vault.unlock({ passphrase })
const restoreBackup: Way = ({ vault }, folder) =>
  vault.restore({ path: path.join(folder, BACKUP), passphrase })
async function takeBackNewest({ vault }: RecordsDesk): Promise<void> {
  const [kept] = await vault.previous({})
  if (!kept) throw new AppError('not-found', say('store.no-previous'))
  await vault.takeBack({ name: kept.name, passphrase })
}
/** What a person may be told where a file is damaged: where, and what to do. */
const NAMED = new Set(['store-damaged', 'unreadable-source', 'not-found', 'newer-store'])

/** What the audit log says then. */
const TELLING = new Set(['audit.older-copy', 'audit.changes-missing'])

const deskAt = (folder: string) => recordsDesk(path.join(folder, 'home'), { alone: true })

/** What came of opening it: refused with a code, or its content and whether it is said to be other than it was. */
type Opened =
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'open'; readonly content: Content | undefined; readonly saysSo: boolean }

async function opened(folder: string, way: Way): Promise<Opened> {
  const desk = deskAt(folder)
  try {
    try {
      await way(desk, folder)
    } catch (error) {
      return { is: 'refused', code: toFault(error).code }
    }
    let content: Content | undefined
    try {
      content = contentOf(desk.store().db)
    } catch {
      content = undefined // a page of it cannot be read
    }
    const verified = await desk.vault.verify({}).catch((error: unknown) => toFault(error).code)
    const lines = content === undefined ? [] : await desk.audit.page({ offset: 0, limit: 5 })
    const saysSo =
      typeof verified === 'string'
        ? NAMED.has(verified)
        : !verified.ok || lines.some(({ what }) => TELLING.has(what.key))
    return { is: 'open', content, saysSo }
  } finally {
    desk.close()
  }
}

/**
 * What is wrong where a way was gone: it is refused by name, or has a content that it may have, or is said to have
 * another.
 */
function judged(
  what: Opened,
  truths: readonly Content[],
): { readonly how: string; readonly findings: Partial<Findings> } {
  if (what.is === 'refused')
    return {
      how: `refused ${what.code}`,
      findings: NAMED.has(what.code) ? {} : { wrong: [`told ${what.code}`] },
    }
  const { content, saysSo } = what
  const other = content === undefined ? [['a page']] : truths.map(each => tablesThatDiffer(each, content))
  if (other.some(tables => tables.length === 0)) return { how: 'as it was', findings: {} }
  return saysSo
    ? { how: 'opened, and told to be damaged', findings: {} }
    : { how: 'opened', findings: { believed: [`other: ${other[0]!.join(' ')}`] } }
}

/** Files of a home whose bytes are damaged, and what comes of it. */
export function damageTrials(root: string, disk: Disk) {
  const beginnings = starts(path.join(root, 'starts'))
  const folder = path.join(root, 'damaged')
  const truths = new Map<string, Content>()

  /** A state of a home in a folder of its own; drawn once for all trials where it is one that was cut short. */
  async function stateOf(name: string): Promise<string> {
    const at = path.join(root, 'states', name.replaceAll(' ', '-'))
    if (statSync(at, { throwIfNoEntry: false })) return at
    const deed = damageDeeds.find(each => each.name === name)!
    await beginnings.copy(deed, at)
    // Cut short when the step had been decided on: before the second of what it moves.
    if (name !== LOCKED)
      await runMortal(disk, {
        folder: at,
        deed: name,
        fault: KILL,
        kinds: moments['a rename']!,
        nth: name === CUT ? 3 : 0,
      })
    return at
  }

  async function truthOf(state: string, wayName: string, way: Way): Promise<Content> {
    const key = `${state}/${wayName}`
    const known = truths.get(key)
    if (known) return known
    rmSync(folder, { recursive: true, force: true })
    if (wayName === BEFORE)
      await beginnings.copy(
        damageDeeds.find(({ name }) => name === state)!,
        folder,
      )
    else cpSync(await stateOf(state), folder, { recursive: true })
    const found = await opened(folder, way)
    if (found.is !== 'open' || found.content === undefined) throw new Error(`${key} does not open`)
    truths.set(key, found.content)
    return found.content
  }

  /** Where the way to it is closed, another one leads on. */
  async function wayOn(state: string, random: Random): Promise<string[]> {
    // Where a restore was cut short another store is the newest by then.
    const isByPrevious = state !== CUT && random.uniform() < 0.5
    const name = isByPrevious ? 'previous' : 'backup'
    const way = isByPrevious ? takeBackNewest : restoreBackup
    const truth = await truthOfBoth(state, name, way)
    const found = await opened(folder, way)
    if (found.is === 'refused') return [`no way on by ${name}: ${found.code}`]
    const other = found.content === undefined ? ['a page'] : tablesThatDiffer(truth, found.content)
    return other.length === 0 ? [] : [`by ${name} other: ${other.join(' ')}`]
  }
  /** The same, without touching the folder of the trial. */
  async function truthOfBoth(state: string, name: string, way: Way): Promise<Content> {
    const key = `${state}/${name}`
    const known = truths.get(key)
    if (known) return known
    const aside = `${folder}-aside`
    rmSync(aside, { recursive: true, force: true })
    cpSync(folder, aside, { recursive: true })
    const truth = await truthOf(state, name, way)
    rmSync(folder, { recursive: true, force: true })
    cpSync(aside, folder, { recursive: true })
    return truth
  }

  return {
    async trial(number: number): Promise<HomeTrial> {
      const random = createRandom(seedOf('damage', number))
      const state = damageDeeds[number % damageDeeds.length]!.name
      const truth = [await truthOf(state, 'unlock', unlock)]
      // Nobody was told that the restore was done: what was there before it may be there as well.
      if (state === CUT) truth.push(await truthOf(state, BEFORE, unlock))
      const from = await stateOf(state)
      rmSync(folder, { recursive: true, force: true })
      cpSync(from, folder, { recursive: true })
      const files = [
        ...readdirSync(path.join(folder, 'home'), { recursive: true, encoding: 'utf8' }).map(each =>
          path.join('home', each),
        ),
        BACKUP,
      ].filter(each => statSync(path.join(folder, each)).isFile())
      const file = drawn(random, files.toSorted())
      const harm = drawn(random, Object.keys(harms))
      const older = path.join(folder, OLDER, path.basename(file))
      const isOther = harmFile({ file: path.join(folder, file), older }, harm, random)
      const isBackup = file === BACKUP
      const isPrevious = file.startsWith(path.join('home', 'previous'))
      const wrong: string[] = []
      let result: ReturnType<typeof judged>
      if (isBackup || isPrevious) {
        const [name, way] = isBackup
          ? (['backup', restoreBackup] as const)
          : (['previous', takeBackNewest] as const)
        const good = await truthOfBoth(state, name, way)
        const apart = await opened(folder, way)
        result = judged(apart, [good])
        // Refused, it has touched nothing of what is here.
        if (apart.is === 'refused') {
          const here = judged(await opened(folder, unlock), truth)
          if (here.how !== 'as it was') wrong.push(`what was here: ${here.how}`)
        }
      } else result = judged(await opened(folder, unlock), truth)
      const shut = result.how === 'as it was' || isBackup || isPrevious ? [] : await wayOn(state, random)
      return {
        part: 'damage',
        number,
        what: `${path.basename(file).replace(/^making-.*/, 'making')}: ${harm}`,
        outcome: isOther ? result.how : 'no other bytes',
        ...noFindings,
        ...result.findings,
        shut: [...shut, ...(result.findings.shut ?? [])],
        wrong: [...wrong, ...(result.findings.wrong ?? [])].map(each => `${each} (${state}, ${file})`),
      }
    },
    close: () => undefined,
  }
}
