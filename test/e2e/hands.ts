import { test, type Locator, type Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * Seconds of an average typist who is no secretary for a key, and of anybody for making up her mind: the
 * keystroke-level model of Card, Moran and Newell 1980 (Commun ACM 23:396).
 */
const KEY_SECONDS = 0.28
const MIND_SECONDS = 1.35
/** No way by Tab is so long that a person would go it. */
const MOST_TABS = 60

/** Hands on a keyboard alone: every key is pressed, none is skipped, and all are counted. */
export interface Hands {
  /** A key or a chord, such as `Alt+4`. */
  press(key: string): Promise<void>
  /** Letter by letter. */
  type(text: string): Promise<void>
  /** Goes by Tab, or backwards, to something, as whoever has no mouse must. */
  reach(control: Locator, way?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** Goes there and presses Enter. */
  take(control: Locator, way?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** Ends a part of the work: what it took is told, and written beside the test's result. */
  done(part: string): void
  /** Keys so far, seconds of the program so far, and what a person would have taken. */
  total(): { readonly keys: number; readonly programSeconds: number; readonly personSeconds: number }
}

export function hands(page: Page): Hands {
  const began = performance.now()
  const all = { keys: 0, minds: 0 }
  let last = { ...all, at: began }
  const pressed = async (key: string) => {
    all.keys++
    await page.keyboard.press(key)
  }
  const hasFocus = (control: Locator) => control.evaluate(each => each === document.activeElement)
  const reach: Hands['reach'] = async (control, way = 'Tab') => {
    all.minds++
    await expect(control).toBeVisible({ timeout: 60_000 })
    for (let tabs = 0; !(await hasFocus(control)); tabs++) {
      if (tabs >= MOST_TABS) throw new Error(`${String(control)} is not reached in ${MOST_TABS} tabs.`)
      await pressed(way)
    }
  }
  const personOf = ({ keys, minds }: { keys: number; minds: number }, seconds: number) =>
    keys * KEY_SECONDS + minds * MIND_SECONDS + seconds
  return {
    async press(key) {
      all.minds++
      await pressed(key)
    },
    async type(text) {
      all.minds++
      all.keys += text.length
      await page.keyboard.type(text)
    },
    reach,
    async take(control, way) {
      await reach(control, way)
      await pressed('Enter')
    },
    done(part) {
      const at = performance.now()
      const taken = { keys: all.keys - last.keys, minds: all.minds - last.minds }
      const seconds = (at - last.at) / 1000
      const person = personOf(taken, seconds)
      const said = `${taken.keys} keys, ${seconds.toFixed(1)} s of the program, ${person.toFixed(0)} s by hand`
      console.log(`${part}: ${said}`)
      test.info().annotations.push({ type: part, description: said })
      last = { ...all, at }
    },
    total() {
      const programSeconds = (performance.now() - began) / 1000
      return { keys: all.keys, programSeconds, personSeconds: personOf(all, programSeconds) }
    },
  }
}
