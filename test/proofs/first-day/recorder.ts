import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'

/** A picture that is larger has no place in a repository. */
const MOST_BYTES = 100_000

/** Something was reached: what, after how many seconds and actions from the first window on, and its picture. */
export interface Milestone {
  readonly name: string
  readonly seconds: number
  readonly actions: number
  readonly picture: string
}
export interface Recorder {
  readonly page: Page
  /** One press of a button. */
  press(control: Locator): Promise<void>
  /** One field filled. */
  type(field: Locator, text: string): Promise<void>
  /** One key. */
  key(name: string): Promise<void>
  /** What cannot be done on the page, as the choice in the system's own dialogue: one action. */
  aside(work: () => Promise<void>): Promise<void>
  /** Waits until it is in sight, and takes down when that was. */
  reached(name: string, sight: Locator): Promise<void>
  readonly milestones: readonly Milestone[]
}

/** Does one day step by step, counting, and takes its pictures into `folder` as DAY-1.png and so on. */
export function recorder(page: Page, { day, folder }: { day: string; folder: string }): Recorder {
  const began = performance.now()
  const milestones: Milestone[] = []
  let actions = 0
  mkdirSync(folder, { recursive: true })
  return {
    page,
    milestones,
    async press(control) {
      await control.click()
      actions++
    },
    async type(field, text) {
      await field.fill(text)
      actions++
    },
    async key(name) {
      await page.keyboard.press(name)
      actions++
    },
    async aside(work) {
      await work()
      actions++
    },
    async reached(name, sight) {
      await sight.waitFor({ timeout: 120_000 })
      const seconds = (performance.now() - began) / 1000
      const picture = `${day}-${milestones.length + 1}.png`
      const file = path.join(folder, picture)
      await page.screenshot({ path: file })
      if (statSync(file).size > MOST_BYTES) throw new Error(`${picture} is larger than ${MOST_BYTES} bytes`)
      milestones.push({ name, seconds, actions, picture })
    },
  }
}
