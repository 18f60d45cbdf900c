import type { Page } from '@playwright/test'
import { expect, focused, go, inspect, press, standsOut, test, passphrase } from './fixtures.ts'

const field = (page: Page, name: string | RegExp) =>
  page.getByLabel(name, { exact: typeof name === 'string' })

/** Registers somebody from the list of patients, by keyboard. */
async function register(page: Page, name: string, birth: string): Promise<void> {
  await go(page, 'Patients')
  await press(page.getByRole('button', { name: 'Register a person' }))
  await expect(field(page, 'Name')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type('f')
  await page.keyboard.press('Tab')
  await page.keyboard.type(birth)
}

test('somebody is registered and found again while she is typed anew; a visit is entered, kept and undone', async ({
  own: page,
}) => {
  // A field tells what cannot be once it is left, and nothing is stored with it.
  await register(page, 'Amina Nakato', '30 Feb 1962')
  await page.keyboard.press('Enter')
  await expect(page.getByText('There is no such date or time.')).toBeVisible()
  await expect(field(page, 'Birth date or age')).toBeFocused()
  await field(page, 'Birth date or age').fill('64')
  await expect(page.getByText(/^Born about \d{4}$/)).toBeVisible()
  await field(page, 'Number').fill('OPD 118422')
  await inspect(page, 'register')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page), 'register').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await field(page, 'Number').press('Enter')
  await expect(page.getByRole('heading', { name: 'Amina Nakato', level: 2 })).toBeFocused()
  await expect(page.getByText('OPD 118422')).toBeVisible()

  await register(page, 'NAKATO, Amina', '')
  const namesakes = page.getByRole('table', { name: 'Perhaps she is here already' })
  await expect(namesakes).toContainText('the same name')
  await expect(namesakes).toContainText('OPD 118422')
  await expect(page.getByRole('button', { name: 'Register somebody else and open the chart' })).toBeVisible()
  await inspect(page, 'namesakes')
  await press(namesakes.getByRole('button', { name: /^It is Amina Nakato/ }))
  await expect(page.getByRole('heading', { name: 'Amina Nakato', level: 2 })).toBeFocused()

  // A visit, by the key.
  await page.keyboard.press('e')
  await expect(field(page, 'Date of the visit')).toBeFocused()
  await expect(page.getByText(/^Amina Nakato, born/)).toHaveCount(2)
  await field(page, 'Blood pressure (mmHg)').fill('80/120')
  await field(page, 'Pulse (/min)').fill('720')
  await expect(page.getByText('Write the upper before the lower one, such as 120/80.')).toBeVisible()
  await field(page, 'Temperature (°C)').fill('38,2')
  await expect(page.getByText('Usually between 15 and 300: look again.')).toBeVisible()
  await field(page, 'Blood pressure (mmHg)').fill('150/95')
  await field(page, 'Pulse (/min)').fill('72')
  await field(page, 'Problem').fill('Pneumonia')
  await field(page, 'Drug').fill('Amoxicillin')
  await field(page, 'Dose').fill('500')
  await field(page, 'Unit').fill('mg')
  await field(page, 'Times').fill('3')
  await press(page.getByRole('group', { name: 'Add' }).getByRole('button', { name: 'Result' }))
  const measured = page.getByRole('combobox', { name: 'What was measured' })
  await expect(measured).toBeFocused()
  await page.keyboard.type('potas')
  await page.getByRole('option', { name: 'Potassium (mmol/L)' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(measured).toHaveValue('Potassium')
  await field(page, 'Result').fill('6.9')
  await press(page.getByRole('group', { name: 'Add' }).getByRole('button', { name: 'No known allergy' }))
  const lines = page.getByRole('region', { name: 'What will be stored' })
  await expect(lines.getByRole('listitem')).toHaveText([
    'Blood pressure: 150/95 mmHg',
    'Pulse: 72 /min',
    'Temperature: 38.2 °C',
    'Problem: Pneumonia',
    'Medicine prescribed: Amoxicillin 500 mg, 3/day',
    'Potassium: 6.9 mmol/L',
    'No known allergy',
  ])
  await inspect(page, 'visit')
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await standsOut(page), 'visit').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  // A lock takes it from sight and nothing of it is lost.
  await expect(page.getByText(/^draft, kept/)).toBeVisible()
  await press(page.getByRole('button', { name: 'Lock', exact: true }))
  await field(page, 'Passphrase').fill(passphrase)
  await press(page.getByRole('button', { name: 'Unlock' }))
  await expect(field(page, 'Blood pressure (mmHg)')).toHaveValue('150/95')
  await expect(lines.getByRole('listitem')).toHaveCount(7)

  // What intake alone can tell is told at its field too.
  await field(page, 'Unit').nth(1).fill('mmol/xyz')
  await press(page.getByRole('button', { name: 'Sign 7 lines' }))
  await expect(page.getByText('This is no unit, or it could be two.')).toBeVisible()
  await expect(field(page, 'Unit').nth(1)).toBeFocused()
  await field(page, 'Unit').nth(1).fill('mmol/L')
  await press(page.getByRole('button', { name: 'Sign 7 lines' }))
  await expect(focused(page)).toHaveText(/^Signed and stored: .*150\/95.*, and 3 more\.$/u)
  await press(page.getByRole('button', { name: 'Undo' }))
  await expect(field(page, 'Problem')).toHaveValue('Pneumonia')
  await press(page.getByRole('button', { name: 'Sign 7 lines' }))
  await expect(focused(page)).toHaveText(/^Signed and stored: .*150\/95.*, and 3 more\.$/u)
  await press(page.getByRole('button', { name: 'Back to the chart' }))
  await expect(page.getByText('No known allergy').first()).toBeVisible()
  await press(page.getByRole('tab', { name: /^Medic/ }))
  await expect(page.getByText('Amoxicillin').first()).toBeVisible()

  // Entered for the wrong person: it moves, stands struck here, and comes back.
  // What was half typed of somebody who is here is not in the way of the next one.
  await register(page, 'Bea Invented', '1971')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Bea Invented', level: 2, exact: true })).toBeFocused()
  await page.keyboard.press('e')
  await field(page, 'Problem').fill('Malaria')
  await press(page.getByRole('button', { name: 'Sign 1 line' }))
  await expect(focused(page)).toHaveText('Signed and stored: Problem: Malaria.')
  const here = page.getByRole('region', { name: 'Entered by hand on this chart' })
  await press(here.getByRole('button', { name: /^Move the entry of / }))
  await expect(field(page, /^To whom does it belong/)).toBeFocused()
  await page.keyboard.type('Amina')
  await press(here.getByRole('button', { name: /^Move it to Amina Nakato, born / }))
  await expect(focused(page)).toHaveText('Moved to Amina Nakato. Here it stands struck.')
  await expect(here).toContainText('moved to another chart')
  await inspect(page, 'moved')
  await press(here.getByRole('button', { name: 'Undo' }))
  await expect(focused(page)).toHaveText('Undone: it stands here again.')
  await expect(here.getByRole('button', { name: /^Move the entry of / })).toBeVisible()
})
