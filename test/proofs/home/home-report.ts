import type { Part } from './home-trial.ts'
import { doneOf, type Results, type Row } from './rows.ts'

const sum = (rows: readonly Row[], what: 'trials' | 'lost' | 'believed' | 'shut' | 'wrong') =>
  rows.reduce((all, row) => all + row[what], 0)

const line = ({ part, what, trials, lost, believed, shut, wrong }: Row) =>
  `| ${part} | ${what} | ${trials} | ${lost} | ${believed} | ${shut} | ${wrong} |`

/** The text of `docs/proofs/home.md`. */
export const homeReport = (parts: readonly Part[], results: Results): string => `# A home that cannot be lost

What is done to a home, and what happens to it meanwhile, is drawn for each trial by the name of its part and its
number; \`npm run proof -- home --part NAME --only N\` does that trial again. \`npm run proof -- home --times N\` adds
N trials to each part that has not yet all of them, and goes on where it was stopped.

- **kills**: the process that has the store open is killed (\`SIGKILL\`) while it does something, before a call to the
  disk that is drawn (any, a rename, a force to disk, a name made or removed, a write), or once it was acknowledged.
  Then a passphrase that had been said to be valid opens it, \`verify\` finds nothing, all that had been acknowledged
  is there and nothing is half done.
- **house**: the same with the whole program but its window: one of the four services, the main process of the command
  or all of them are killed at a random moment, or whichever makes a call that is drawn. What did not need the service
  that was killed goes on, the others come back, and none outlives its main process.
- **window**: the built program with its window, at which somebody types a note, signs one, brings a file in, changes
  the passphrase, makes a casebook or locks it; its main process is killed before a phase of that, or at a random
  moment. Nothing of it lives on or holds the home; the window opens it again; what was said to be done or kept is
  there, and of what was typed all but the last second.
- **damage**: bytes of one file of a home are flipped, cut off, zeroed, or exchanged for older ones. It is refused with
  its reason, and a backup or an earlier store is still of use; or it opens and says what is damaged; or nothing of its
  content is other than it was.
- **races**: two or three programs at one home. One of them has it; the others are told who and since when.
- **renewals**: restores of a backup under yesterday's passphrase and new passphrases, killed or failed at a call that
  is drawn. The passphrase opens it that was said to; the backup of yesterday can still be restored.

| Part | Wanted | Done | Acknowledged and lost | Damaged and believed | Not opened as said | Other |
| --- | --: | --: | --: | --: | --: | --: |
${parts
  .map(({ name, wanted }) => {
    const rows = results.rows.filter(({ part }) => part === name)
    const found = (['lost', 'believed', 'shut', 'wrong'] as const).map(what => sum(rows, what))
    return `| *${name}* | ${wanted} | ${doneOf(results, name)} | ${found.join(' | ')} |`
  })
  .join('\n')}

| Part | What | Trials | Lost | Believed | Not opened | Other |
| --- | --- | --: | --: | --: | --: | --: |
${results.rows
  .toSorted(
    (a, b) =>
      Number(a.part > b.part) - Number(a.part < b.part) || Number(a.what > b.what) - Number(a.what < b.what),
  )
  .map(line)
  .join('\n')}

| Part | From | To | Commit |
| --- | --: | --: | --- |
${results.stretches.map(({ part, from, to, commit }) => `| ${part} | ${from} | ${to} | ${commit} |`).join('\n')}
`
