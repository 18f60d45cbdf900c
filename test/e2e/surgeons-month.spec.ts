import type { Page } from '@playwright/test'
import { bundle, patient } from '../fixtures/fhir-parts.ts'
import { expect, focused, inspect, test } from './fixtures.ts'
import { hands, type Hands } from './hands.ts'

/** The days of the story. All lie behind the machine's own, so that nothing in it is still to come. */
const MONTH_ENDS = '2026-03-31'
const LOOK_ON = '2026-09-30'
const noon = (day: string) => new Date(`${day}T12:00:00`)

const DAY = 86_400_000
const isoAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

const letters = 'abcdefghijklmnopqrst'
const operations = Array.from({ length: 10 }, (_, at) => ({
  name: `${letters[at]!.toUpperCase()}da Invented${letters[at]}`,
  what: ['Append', 'Cholecyst', 'Inguinal hernia'][at % 3]!,
  on: isoAfter('2026-02-02', 2 * at),
  asa: String(1 + (at % 3)),
}))

/**
 * Operations on invented people from a hospital's system, one every third day: each of whom `dies(at)` says so died a
 * week later; the others were seen six weeks later.
 */
const operated = (from: string, until: string, dies: (at: number) => boolean) =>
  Array.from({ length: Math.floor((Date.parse(until) - Date.parse(from)) / DAY / 1.5) }, (_, at) => {
    const on = isoAfter(from, Math.floor(1.5 * at))
    const id = `${from.slice(2, 4)}-${from.slice(5, 7)}-${at}`
    const subject = { reference: `Patient/p${id}` }
    const dead = dies(at)
    return [
      {
        ...patient(`p${id}`, `Ona Invented${letters[at % 20]}${letters[Math.floor(at / 20) % 20]} ${id}`),
        ...(dead && { deceasedDateTime: isoAfter(on, 7) }),
      },
      {
        resourceType: 'Procedure',
        id: `o${id}`,
        status: 'completed',
        subject,
        code: {
          coding: [{ system: 'http://snomed.info/sct', code: '43075005', display: 'Resection of colon' }],
        },
        performedDateTime: on,
      },
      ...(dead
        ? []
        : [
            {
              resourceType: 'Encounter',
              id: `e${id}`,
              status: 'finished',
              class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
              subject,
              period: { start: isoAfter(on, 42), end: isoAfter(on, 42) },
            },
          ]),
    ]
  }).flat()

const MEASURE = 'Death within 30 days of an operation'
const told = (page: Page) => page.getByRole('status').filter({ hasText: /^(Logged|Recorded)/u })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true })

/** Goes to a view by its key. */
async function view(page: Page, hand: Hands, name: string): Promise<void> {
  const lines = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
  await expect(lines.first()).toBeVisible()
  const at = (await lines.allTextContents()).indexOf(name)
  await hand.press(`Alt+${at + 1}`)
  await expect(heading(page, name)).toBeVisible()
}

/**
 * One operation, as one types it: Tab between the fields, which chooses what stands there; Enter at the end. The
 * role is said once, and stays.
 */
async function log(page: Page, hand: Hands, { name, what, on, asa }: (typeof operations)[number]) {
  await expect(page.getByLabel('Person', { exact: true })).toBeFocused()
  await hand.type(name)
  await hand.press('Tab')
  await expect(page.getByText('New here')).toBeVisible()
  await hand.type(what)
  await expect(
    page.getByRole('listbox').getByRole('option', { name: new RegExp(`^${what}`, 'u') }),
  ).toBeVisible()
  await hand.press('ArrowDown')
  await hand.press('Enter')
  await hand.press('Tab')
  await hand.type(on)
  await hand.press('Tab')
  await hand.type(asa)
  const role = page.getByLabel('Role', { exact: true })
  if ((await role.inputValue()) === '') {
    await hand.press('Tab')
    await hand.type('p')
  }
  await expect(role).toHaveValue('performed')
  await hand.press('Enter')
  await expect(told(page)).toContainText(name)
}

test.setTimeout(240_000)
test("a surgeon's month: ten operations, their outcomes, a signal, its people, a change, and its grade", async ({
  own: page,
  app,
  folder,
}) => {
  await page.clock.setFixedTime(noon(MONTH_ENDS))
  const hand = hands(page)
  await view(page, hand, 'Outcomes')
  await hand.take(page.getByRole('button', { name: 'Log an operation' }))
  for (const operation of operations) await log(page, hand, operation)
  await expect(page.getByText('10 operations.')).toBeVisible()
  hand.done('Ten operations logged')

  // An outcome is three keys: o, a letter, Enter; j goes on to the next.
  await hand.press('Escape')
  await hand.press('j')
  for (let at = 0; at < operations.length; at++) {
    const { name, on } = operations.at(-1 - at)!
    await expect(focused(page)).toHaveText(name)
    await hand.press('o')
    await expect(page.getByRole('radio').first()).toBeFocused()
    await hand.press(at === 4 ? 'i' : 'w')
    if (at === 4) {
      // On which day nobody but the surgeon knows.
      await hand.press('Tab')
      await hand.type(isoAfter(on, 9))
    }
    await hand.press('Enter')
    await expect(told(page)).toContainText(name)
    await expect(focused(page)).toHaveText(name)
    await hand.press('j')
  }
  hand.done('Ten outcomes recorded')

  await view(page, hand, 'Outcomes')
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name, 'u') })
  await expect(row('Infection of the surgical site')).toContainText('1 of 10')
  await expect(row(MEASURE)).toContainText('0 of 10')
  hand.done('The month on Outcomes')

  // Two and a half years from the hospital's system; in the last of its half years one in five dies.
  const history = bundle(
    folder,
    ...operated('2023-10-01', '2025-09-30', at => at % 40 === 7),
    ...operated('2025-10-01', '2026-02-25', at => at % 5 === 2),
  )
  await view(page, hand, 'Intake')
  await app.choose({ files: [history] })
  await hand.take(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/patients? and \d+ facts from 1 file /)).toBeVisible({ timeout: 60_000 })
  await view(page, hand, 'Outcomes')
  await expect(row(MEASURE)).toContainText('Worse, beyond chance', { timeout: 60_000 })
  await inspect(page, 'month-signal')
  hand.done('A history brought in, and a signal seen')

  // From the signal to its people, into a chart and back.
  const name = page.getByRole('button', { name: MEASURE, exact: true })
  await hand.press('j')
  for (let steps = 0; !(await name.evaluate(each => each === document.activeElement)); steps++) {
    expect(steps).toBeLessThan(30)
    await hand.press('j')
  }
  await hand.press('Enter')
  await expect(page.getByRole('img', { name: new RegExp(`^${MEASURE}`, 'u') })).toBeVisible({
    timeout: 60_000,
  })
  await hand.press('ArrowLeft')
  await hand.press('Enter')
  const behind = page.getByRole('complementary', { name: 'Who is behind the point' })
  await expect(behind.locator(':focus')).toHaveCount(1)
  const person = (await focused(page).textContent())!
  await hand.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to the measure' })).toBeVisible()
  await expect(page.locator('.banner')).toContainText('died')
  await hand.press('Escape')
  await expect(focused(page)).toHaveText(person)
  await inspect(page, 'month-people')
  hand.done('The people behind it')

  // What is done otherwise from now on.
  const dialog = page.getByRole('dialog')
  await hand.press('c')
  await expect(page.getByLabel('What is done otherwise')).toBeFocused()
  await hand.type('Two consultants decide on every resection')
  await hand.press('Tab')
  await hand.type('One in five died this winter')
  await hand.press('Tab')
  await expect(page.getByLabel('From this day on')).toBeFocused()
  await hand.press('Control+a')
  await hand.type('2026-04-01')
  await hand.press('Tab')
  await hand.press('ArrowRight')
  await hand.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'It falls' })).toBeFocused()
  await hand.press('Tab')
  await hand.type('5')
  await hand.press('Tab')
  await hand.press('Control+a')
  await hand.type(LOOK_ON)
  await hand.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.measure-changes')).toContainText('Two consultants decide')
  await inspect(page, 'month-change')
  hand.done('A change written down')

  // Its day: what was done since is brought in, and it stands on Today by itself.
  await page.clock.setFixedTime(noon(LOOK_ON))
  await view(page, hand, 'Intake')
  await app.choose({ files: [bundle(folder, ...operated('2026-04-01', '2026-08-20', () => false))] })
  await hand.take(page.getByRole('button', { name: 'Choose files' }))
  await expect(page.getByText(/patients? and \d+ facts from 1 file /)).toBeVisible({ timeout: 60_000 })
  await view(page, hand, 'Today')
  const waits = page.getByRole('list', { name: 'To be looked at again' })
  const part = page.getByRole('button', { name: '1 change is to be looked at again' })
  await expect(part).toBeVisible()
  if ((await part.getAttribute('aria-expanded')) === 'false') await hand.take(part)
  await hand.take(waits.getByRole('button'))
  const statement = page.locator('.change-statement')
  // None since is less than one in five, and no less than in the years before that winter: so it is no verdict yet.
  await expect(statement).toContainText('Cannot be told apart from the unusual spell before it', {
    timeout: 60_000,
  })
  await expect(statement).toContainText('stood out')
  await expect(page.locator('.measure-changes :focus')).toHaveCount(1)
  await inspect(page, 'month-graded')
  await hand.take(page.getByRole('button', { name: 'Keep, no further look' }))
  await expect(page.locator('.measure-changes')).toContainText('The look is kept.')
  hand.done('Looked at again, and graded')
  const { keys, programSeconds, personSeconds } = hand.total()
  console.log(
    `a surgeon's month: ${keys} keys, ${programSeconds.toFixed(0)} s of the program, ` +
      `${(personSeconds / 60).toFixed(1)} minutes by hand`,
  )
})
