import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openWindow } from '../standin/open-window.ts'
import { root, run } from '../tasks/run.ts'
import { days } from './first-day/days.ts'
import { recorder, type Milestone } from './first-day/recorder.ts'
import type { Asked } from './home.ts'
import { commitHere } from './report.ts'

const REPORT = path.join(root, 'docs/proofs/first-day.md')
const PICTURES = path.join(root, 'docs/images/first-day')
/** A small window: its pictures are small too. */
const SIZE = { width: 860, height: 540 }

const sectionOf = (title: string, milestones: readonly Milestone[]) => `## ${title}

| Reached | Seconds | Actions | Picture |
| --- | --: | --: | --- |
${milestones
  .map(
    ({ name, seconds, actions, picture }) =>
      `| ${name} | ${seconds.toFixed(1)} | ${actions} | [${picture}](../images/first-day/${picture}) |`,
  )
  .join('\n')}
`

/** Records first days in the window, each over a home where no casebook is, and writes down what was reached when. */
export async function firstDay(_times: number, { part }: Asked): Promise<boolean> {
  if ((await run('npm', ['run', '-s', 'build'])) !== 0) return false
  const sections: string[] = []
  for (const [name, { title, day }] of Object.entries(days)) {
    if (part !== undefined && part !== name) continue
    const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-first-day-'))
    const app = await openWindow({ home: path.join(folder, 'home') })
    try {
      await app.page.setViewportSize(SIZE)
      const record = recorder(app.page, { day: name, folder: PICTURES })
      await day({ app, record, folder })
      sections.push(sectionOf(title, record.milestones))
      console.log(sections.at(-1))
    } finally {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  if (part !== undefined) return true // one day again, which is not written down
  mkdirSync(path.dirname(REPORT), { recursive: true })
  const head = `# First days, recorded

\`npm run proof -- first-day\` does three first days in the window and writes this table, and the pictures in
\`docs/images/first-day\`. The seconds are those that the program took on the machine that recorded it, on which other
work was going on (commit ${commitHere()}): nobody read, thought or typed letter by letter. An action is a press of a
button, a key, a filled field or a choice in the system's dialogue. [What it was like](../first-day.md).
`
  writeFileSync(REPORT, [head, ...sections].join('\n'))
  return true
}
