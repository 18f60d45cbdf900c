import { choose, expect, go, inspect, press, test } from './fixtures.ts'

test('a question is read aloud and answered, and the answer is published only after its exact text was shown', async ({
  practice: page,
}) => {
  await go(page, 'Compare')
  await inspect(page, 'compare-empty')
  await expect(page.getByRole('button', { name: 'Ask my patients' })).toBeDisabled()
  await choose(
    page,
    page.getByRole('combobox', { name: 'Start from a question' }),
    /SGLT2 inhibitor or a sulfonylurea/,
  )
  await expect(page.getByText('Among people aged 18 or more with type 2 diabetes')).toBeVisible()
  // What is counted of each slot is told by code, and what of a set is not here.
  await expect(page.getByText(/people here, by 3 of \d+ codes/).first()).toBeVisible()
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('for whom either treatment was a real choice')
  // Nobody has to look for what she asked for.
  await expect(answer.getByText('for whom either treatment was a real choice')).toBeInViewport()
  await expect(
    answer.getByRole('img', { name: /^Of 100 people, .* had heart failure by day 365/ }),
  ).toBeVisible()
  await expect(answer.getByRole('table', { name: 'Attrition' })).toContainText(
    'met the population on that day',
  )
  await inspect(page, 'compare')

  await go(page, 'Evidence')
  await press(page.getByRole('button', { name: 'Publish…' }))
  await expect(page.getByRole('dialog')).toContainText('casebook-summary/1')
  await inspect(page, 'receipt')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('table', { name: 'My cards' })).toContainText('private')
  await press(page.getByRole('button', { name: 'Publish…' }))
  await press(page.getByRole('button', { name: 'I have read it: publish' }))
  await expect(page.getByRole('table', { name: 'My cards' })).toContainText('published')
  await expect(page.getByText('are needed before answers are put together')).toBeVisible()
  await inspect(page, 'evidence')

  await go(page, 'Patients')
  await page.getByRole('textbox', { name: 'Search patients' }).fill('gliclazide')
  await expect(page.getByText(/^\d+ found$/)).toBeVisible()
  await press(page.getByRole('textbox', { name: 'Search patients' }))
  await expect(page.getByText(/of your patients, .*; this one /)).toBeVisible()
})

test('a question that cannot be answered says why', async ({ practice: page }) => {
  await go(page, 'Compare')
  for (const [label, words] of [
    ['Treatment', 'dapagliflozin'],
    ['Compared with', 'canagliflozin'],
    ['Outcome', 'ischaemic'],
  ] as const) {
    await page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .first()
      .fill(words)
    await page.getByRole('option', { name: new RegExp(words) }).click()
    await page.keyboard.press('Escape')
  }
  await press(page.getByRole('button', { name: 'Who it is about' }))
  await page.getByLabel('Youngest, years').fill('40')
  for (const [label, words, option] of [
    // A set of the library by its name, and a code of this casebook.
    ['Only people with', 'diabetes', /^type 2 diabetes$/],
    ['Also in the latest', 'A1c', /A1c/],
  ] as const) {
    const field = page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .first()
    await field.fill(words)
    await choose(page, field, option)
  }
  await press(page.getByRole('button', { name: 'Leave out sex' }))
  await expect(page.getByText(/^Among people aged 40 or more with type 2 diabetes/)).toContainText(
    'made alike in age, year of starting and latest Hemoglobin A1c (%)',
  )
  await inspect(page, 'compare-population')
  await press(page.getByRole('button', { name: 'Ask my patients' }))
  await expect(page.getByText('There is no answer yet')).toBeVisible()
  await inspect(page, 'compare-no-answer')

  // It was built here, so peers would first have to know the question; the card opens whole again.
  await go(page, 'Evidence')
  await press(page.getByRole('button', { name: /dapagliflozin or canagliflozin/ }))
  await expect(page.getByText('There is no answer yet')).toBeVisible()
  await press(page.getByRole('button', { name: 'Share the question…' }))
  await expect(page.getByRole('dialog')).toContainText(
    'no answer and nothing about any person leaves with it',
  )
  await press(page.getByRole('button', { name: 'I have read it: share' }))
  await expect(page.getByText('can answer it from their own patients')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Share the question…' })).toBeHidden()
})
