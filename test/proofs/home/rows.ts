import { existsSync, readFileSync } from 'node:fs'
import type { HomeTrial } from './home-trial.ts'

/** What the trials of one kind in one part came to. */
export interface Row {
  readonly part: string
  readonly what: string
  readonly trials: number
  readonly lost: number
  readonly believed: number
  readonly shut: number
  readonly wrong: number
}
/** Which trials of a part were done on which commit. */
export interface Stretch {
  readonly part: string
  readonly from: number
  readonly to: number
  readonly commit: string
}
export interface Results {
  readonly rows: readonly Row[]
  readonly stretches: readonly Stretch[]
}

/** The results so far: they are kept in the report itself. */
export function resultsIn(report: string): Results {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : ''
  const rows = [
    ...text.matchAll(/^\| ([a-z]+) \| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm),
  ].map(([, part, what, ...numbers]) => {
    const [trials, lost, believed, shut, wrong] = numbers.map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    return { part: part!, what: what!, trials, lost, believed, shut, wrong }
  })
  const stretches = [...text.matchAll(/^\| ([a-z]+) \| (\d+) \| (\d+) \| ([0-9a-f]{7,}) \|$/gm)].map(
    ([, part, from, to, commit]) => ({ part: part!, from: Number(from), to: Number(to), commit: commit! }),
  )
  return { rows, stretches }
}

/** How many trials of a part were done. */
export const doneOf = ({ stretches }: Results, part: string): number =>
  Math.max(0, ...stretches.filter(each => each.part === part).map(({ to }) => to))

/** The results with one trial more, the next of its part. */
export function withTrial({ rows, stretches }: Results, trial: HomeTrial, commit: string): Results {
  const { part, what, number } = trial
  const none: Row = { part, what, trials: 0, lost: 0, believed: 0, shut: 0, wrong: 0 }
  const at = rows.findIndex(each => each.part === part && each.what === what)
  const before = rows[at] ?? none
  const more = (is: readonly string[]) => (is.length > 0 ? 1 : 0)
  const row: Row = {
    part,
    what,
    trials: before.trials + 1,
    lost: before.lost + more(trial.lost),
    believed: before.believed + more(trial.believed),
    shut: before.shut + more(trial.shut),
    wrong: before.wrong + more(trial.wrong),
  }
  const own = stretches.findIndex(
    each => each.part === part && each.commit === commit && each.to === number - 1,
  )
  const stretch: Stretch = { part, from: stretches[own]?.from ?? number, to: number, commit }
  return {
    rows: at < 0 ? [...rows, row] : rows.with(at, row),
    stretches: own < 0 ? [...stretches, stretch] : stretches.with(own, stretch),
  }
}
