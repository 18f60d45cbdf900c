import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { processesOf } from '../../fixtures/processes-of.ts'
import type { RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { openWindow } from '../../standin/open-window.ts'
import { findChromium } from '../../tasks/prerequisites.ts'
import { root as projectRoot } from '../../tasks/run.ts'
import { examine } from './examine.ts'
import type { HomeTrial, PartAtWork } from './home-trial.ts'
import { seedOf } from './moments.ts'
import { starts } from './starts.ts'
import { draftIn, opens, views, windowDeeds, type AtTheWindow, type WindowDeed } from './window-deeds.ts'

/** What was typed in the last second before it died may be gone (docs/decisions, drafts and signed notes). */
const LAST_MILLISECONDS = 1_000
/** So long after its main process nothing of it may live any more. */
const ENDING_MILLISECONDS = 10_000

/** Which processes have a file of this folder open, as far as this one may see. Linux only. */
function holdersOf(folder: string): number[] {
  const links = (pid: string) => {
    try {
      return readdirSync(`/proc/${pid}/fd`).map(name => readlinkSync(`/proc/${pid}/fd/${name}`))
    } catch {
      return [] // it has ended, or is another person's
    }
  }
  return readdirSync('/proc')
    .filter(pid => /^\d+$/u.test(pid) && Number(pid) !== process.pid)
    .filter(pid => links(pid).some(target => target.startsWith(`${folder}${path.sep}`)))
    .map(Number)
}

async function until(isSo: () => boolean): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < ENDING_MILLISECONDS; await wait(50))
    if (isSo()) return true
  return isSo()
}

async function opened(folder: string): Promise<AtTheWindow> {
  const window = await openWindow({ home: path.join(folder, 'home') })
  window.page.setDefaultTimeout(60_000)
  return { window, page: window.page, folder, typed: [], kept: [] }
}

/** When the main process is killed: before a phase, or so many milliseconds after the first began. */
type Moment = { readonly before: number } | { readonly after: number }

/** Does the phases of a deed; `killNow` ends the program at its moment. Answers how it ended. */
async function carryOut(
  deed: WindowDeed,
  at: AtTheWindow,
  { moment, killNow }: { moment: Moment; killNow: () => void },
): Promise<{ readonly isDone: boolean; readonly trouble?: string }> {
  let isKilled = false
  const kill = () => {
    isKilled = true
    killNow()
  }
  const timer = 'after' in moment ? setTimeout(kill, moment.after) : undefined
  try {
    for (const [number, phase] of deed.phases.entries()) {
      if ('before' in moment && moment.before === number) {
        kill()
        return { isDone: false }
      }
      await phase(at)
    }
    if (!isKilled) kill()
    return { isDone: true }
  } catch (error) {
    if (isKilled) return { isDone: false }
    kill()
    return { isDone: false, trouble: error instanceof Error ? error.message.split('\n')[0]! : 'failed' }
  } finally {
    clearTimeout(timer)
  }
}

/** The built program with its window, whose main process is killed while somebody works at it. */
export function windowTrials(root: string): PartAtWork {
  findChromium({ install: false })
  if (!existsSync(path.join(projectRoot, 'out/main/main.cjs')))
    throw new Error('The program has not been built: npm run build')
  const beginnings = starts(path.join(root, 'starts'))
  const folder = path.join(root, 'window')
  const lasts = new Map<string, number>()

  /** How long the phases take where nothing happens to them, in milliseconds. */
  async function durationOf(deed: WindowDeed): Promise<number> {
    const known = lasts.get(deed.name)
    if (known !== undefined) return known
    await beginnings.copy(deed, folder)
    const at = await opened(folder)
    try {
      await deed.begin(at)
      const began = performance.now()
      for (const phase of deed.phases) await phase(at)
      const lasted = performance.now() - began
      lasts.set(deed.name, lasted)
      return lasted
    } finally {
      await at.window.close()
    }
  }
  async function momentOf(deed: WindowDeed, random: Random): Promise<Moment> {
    if (random.uniform() < 0.5) return { before: random.integer(deed.phases.length + 1) }
    return { after: random.uniform() * (await durationOf(deed)) * 1.1 }
  }

  /** What whoever opens the window again finds wrong. */
  async function wrongInWindow(deed: WindowDeed, isDone: boolean): Promise<string[]> {
    const at = await opened(folder)
    try {
      const { page } = at
      const begin = page.getByRole('button', { name: 'Begin with files' })
      await page.getByLabel('Passphrase', { exact: true }).or(begin).or(views(page)).first().waitFor()
      if (await begin.isVisible()) return deed.mayBeAbsent?.(isDone) === true ? [] : ['the window finds none']
      const isOpen = await opens(page, deed.opensWith?.(isDone) ?? [passphrase])
      return isOpen ? [] : ['the window does not open it']
    } finally {
      await at.window.close()
    }
  }
  /** What was typed or said to be kept, and is neither in a draft nor in a note. */
  async function missingIn(desk: RecordsDesk, { typed, kept }: AtTheWindow, died: number): Promise<string[]> {
    const words = typed.filter(({ at }) => at < died - LAST_MILLISECONDS).map(({ word }) => word)
    const expected = words.join('') || kept.join('')
    if (expected === '') return []
    const draft = await draftIn(desk)
    if (draft !== '') return draft.startsWith(expected.trimEnd()) ? [] : [`typed ${expected}, kept ${draft}`]
    const written = desk.store().db.prepare('SELECT text FROM note_version').pluck().all()
    return written.includes(expected) ? [] : [`typed ${expected}, kept nothing`]
  }

  return {
    async trial(number: number): Promise<HomeTrial> {
      const random = createRandom(seedOf('window', number))
      const deed = windowDeeds[(number - 1) % windowDeeds.length]!
      const moment = await momentOf(deed, random)
      await beginnings.copy(deed, folder)
      const at = await opened(folder)
      const wrong: string[] = []
      await deed.begin(at)
      const main = at.window.app.process()
      const ours = processesOf(main.pid!)
      let died = 0
      const killNow = () => {
        died = Date.now()
        main.kill('SIGKILL')
      }
      const { isDone, trouble } = await carryOut(deed, at, { moment, killNow })
      if (trouble !== undefined) wrong.push(trouble)
      const services = ours.filter(({ role }) => role === 'service').map(({ pid }) => pid)
      if (services.length < 4) wrong.push(`${services.length} services`)
      if (!(await until(() => services.every(pid => !existsSync(`/proc/${pid}`)))))
        wrong.push('a service outlives its main process')
      if (!(await until(() => holdersOf(folder).length === 0))) wrong.push('a process holds the home')
      await at.window.close()
      const shut = await wrongInWindow(deed, isDone)
      if (!(await until(() => holdersOf(folder).length === 0))) wrong.push('a process holds the home after')
      const examined = await examine({ ...deed, begin: none, act: none }, folder, {
        done: isDone,
        kept: [],
        more: async desk => ({ lost: await missingIn(desk, at, died) }),
      })
      return {
        part: 'window',
        number,
        what: deed.name,
        outcome: isDone
          ? 'done'
          : `killed ${'before' in moment ? `before phase ${moment.before}` : 'at a moment'}`,
        ...examined,
        shut: [...examined.shut, ...shut],
        wrong: [...wrong, ...examined.wrong],
      }
    },
    close: () => undefined,
  }
}
const none = () => Promise.resolve()
