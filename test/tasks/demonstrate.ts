import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openWindow } from '../standin/open-window.ts'
import { root, run } from './run.ts'

/** The circle's steps in words, then a picture of each view of the demonstration practice, in a folder it names. */
export async function demonstrate(): Promise<number> {
  const code = await run(process.execPath, [path.join(root, 'electron/headless/casebook.ts'), 'demo'])
  if (code !== 0) return code
  const pictures = path.join(root, 'out', 'demonstration')
  mkdirSync(pictures, { recursive: true })
  const home = mkdtempSync(path.join(os.tmpdir(), 'casebook-demonstration-'))
  const { page, close } = await openWindow({ home: path.join(home, 'casebook') })
  const shoot = (name: string) => page.screenshot({ path: path.join(pictures, `${name}.png`) })
  const go = async (view: string) => {
    await page.getByRole('button', { name: view, exact: true }).click()
    await page.getByRole('heading', { name: view, level: 2 }).waitFor()
  }
  try {
    await page.getByRole('button', { name: 'Look round' }).waitFor()
    await shoot('0-start')
    await page.getByRole('button', { name: 'Look round' }).click()
    await page.getByText('600 patients').waitFor({ timeout: 60_000 })
    await shoot('1-patients')
    await go('Compare')
    await page.getByRole('combobox', { name: 'Start from a question' }).click()
    await page.getByRole('option', { name: /SGLT2 inhibitor or a sulfonylurea/ }).click()
    await page.getByRole('button', { name: 'Ask my patients' }).click()
    await page.getByRole('region', { name: 'Answer' }).waitFor({ timeout: 60_000 })
    await page.getByRole('region', { name: 'Answer' }).evaluate(answer => {
      answer.scrollIntoView({ block: 'start' })
    })
    await shoot('3-compare')
    await go('Patients')
    await page.getByRole('textbox', { name: 'Search patients' }).fill('heart failure')
    await page.getByText(/^\d+ found$/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Latest results/ }).waitFor()
    await shoot('2-chart')
    await go('Evidence')
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('dialog').getByText('The exact text').waitFor()
    await shoot('4-evidence')
    await page.keyboard.press('Escape')
    for (const [name, view] of [
      ['5-intake', 'Intake'],
      ['6-peers', 'Peers'],
      ['7-settings', 'Settings'],
    ] as const) {
      await go(view)
      await shoot(name)
    }
    console.log(`A picture of each view is in ${pictures}.`)
    return 0
  } finally {
    await close()
    rmSync(home, { recursive: true, force: true })
  }
}
