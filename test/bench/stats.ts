import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { augmentedWeighting } from '../../electron/learning/stats/causal/augmented-weighting.ts'
import { contrastsOf } from '../../electron/learning/stats/causal/contrasts.ts'
import { fitOutcomeModel, predictOutcome } from '../../electron/learning/stats/causal/outcome-model.ts'
import { weightedMeans } from '../../electron/learning/stats/causal/weighted-means.ts'
import { coxRegression } from '../../electron/learning/stats/cox/cox-regression.ts'
import { robustCovariance } from '../../electron/learning/stats/cox/robust-covariance.ts'
import { poolQuestions } from '../../electron/learning/stats/meta/pool-questions.ts'
import { matchNearest } from '../../electron/learning/stats/propensity/match-nearest.ts'
import { propensityScore } from '../../electron/learning/stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../electron/learning/stats/propensity/propensity-weights.ts'
import { fitLogistic } from '../../electron/learning/stats/regression/logistic.ts'
import { atOnce } from '../../electron/learning/stats/foundations/in-steps.ts'
import { kaplanMeier } from '../../electron/learning/stats/survival/kaplan-meier.ts'
import { logRank } from '../../electron/learning/stats/survival/log-rank.ts'
import { createRandom } from '../../shared/domain/random.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { seconds } from './measure.ts'

const SIZES = [10_000, 100_000, 1_000_000]
const MATCHED = 50_000
const QUESTIONS = 10_000
const SITES = 20
/** metafor takes some 10 ms a question: a part of them, scaled up. */
const QUESTIONS_IN_R = 500
/** R's robust Cox takes the square of the people: beyond this it is not waited for. */
const ROBUST_IN_R = 10_000
/** What is asked of each task: at most this share of R's time. */
const LIMIT = 0.5

type Columns = Record<string, Float64Array>

/** People with 20 covariates, a treatment and an outcome that depend on them, and times in whole days, so with ties. */
function peopleOf(rows: number): Columns {
  const random = createRandom(rows)
  const columns: Columns = Object.fromEntries(
    [
      'time',
      'event',
      'group',
      'treatment',
      'binary',
      'outcome',
      'score',
      ...Array.from({ length: 20 }, (_, c) => `x${c + 1}`),
    ].map(name => [name, new Float64Array(rows)]),
  )
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let c = 1; c <= 20; c++) {
      const value = c % 2 === 0 ? Number(random.uniform() < 0.4) : random.normal()
      columns[`x${c}`]![i] = value
      sum += ((c % 3) - 1) * 0.15 * value
    }
    const treated = Number(random.uniform() < 1 / (1 + Math.exp(-sum)))
    const event = -Math.log(1 - random.uniform()) / (0.001 * Math.exp(sum - 0.3 * treated))
    const censored = 2_000 * random.uniform()
    columns['group']![i] = treated
    columns['treatment']![i] = treated
    columns['score']![i] = sum + 0.3 * random.normal()
    columns['binary']![i] = Number(random.uniform() < 1 / (1 + Math.exp(0.5 - sum)))
    columns['outcome']![i] = 1 + 2 * treated + sum + random.normal()
    columns['time']![i] = Math.ceil(Math.min(event, censored))
    columns['event']![i] = Number(event <= censored)
  }
  return columns
}

const flags = (column: Float64Array) => Uint8Array.from(column)

/** Our side of each task, on the columns R reads. */
function tasksOf(columns: Columns): Record<string, () => unknown> {
  const x = Array.from({ length: 20 }, (_, c) => columns[`x${c + 1}`]!)
  const stop = columns['time']!
  const event = flags(columns['event']!)
  const treatment = flags(columns['treatment']!)
  const design = [new Float64Array(stop.length).fill(1), ...x]
  const cox = { stop, event, design: x.slice(0, 10) }
  return {
    'kaplan-meier': () => kaplanMeier({ time: stop, event }),
    'log-rank': () => logRank({ time: stop, event }, columns['group']!),
    'cox-efron': () => atOnce(coxRegression(cox, 'efron')),
    'cox-breslow': () => atOnce(coxRegression(cox, 'breslow')),
    'cox-robust': () => {
      const fit = atOnce(coxRegression(cox, 'efron'))
      return fit.kind === 'fitted' && atOnce(robustCovariance(fit))
    },
    'logistic': () => fitLogistic(flags(columns['binary']!), design),
    'weighting': () => {
      const outcome = columns['outcome']!
      const score = propensityScore(treatment, design)
      const model = fitOutcomeModel('gaussian', outcome, [...design, columns['treatment']!])
      if (score.kind !== 'fitted' || model.kind !== 'fitted')
        throw new Error('The generator made what cannot be fitted.')
      const under = (arm: number) =>
        predictOutcome(model, [...design, new Float64Array(outcome.length).fill(arm)]).mean
      weightedMeans(outcome, treatment, propensityWeights('ate', treatment, score.fitted).weight)
      return contrastsOf(
        augmentedWeighting({
          outcome,
          treatment,
          propensity: score.fitted,
          predictedTreated: under(1),
          predictedComparator: under(0),
        }),
      )
    },
  }
}

/** Ten thousand questions at twenty sites: heterogeneous, with variances of every size. */
function questionsOf(questions: number) {
  const random = createRandom(20)
  const column = () => Array.from({ length: SITES }, () => new Float64Array(questions))
  const [effect, variance] = [column(), column()]
  for (let row = 0; row < questions; row++) {
    const tau = row % 4 === 0 ? 0 : 0.6 * random.uniform()
    for (let site = 0; site < SITES; site++) {
      variance[site]![row] = 0.01 * Math.exp(4 * random.uniform())
      effect[site]![row] = 0.2 + tau * random.normal() + Math.sqrt(variance[site]![row]!) * random.normal()
    }
  }
  return { effect, variance }
}

/**
 * tau2 at the top of one question's restricted likelihood by looking everywhere: a grid, then ever finer ones
 * round its best point.
 */
function tau2ByGrid(effect: readonly number[], variance: readonly number[]): number {
  const height = (tau2: number) => {
    const weights = variance.map(each => 1 / (each + tau2))
    const total = weights.reduce((sum, w) => sum + w, 0)
    const mean = weights.reduce((sum, w, i) => sum + w * effect[i]!, 0) / total
    return (
      -weights.reduce((sum, w, i) => sum - Math.log(w) + w * (effect[i]! - mean) ** 2, 0) - Math.log(total)
    )
  }
  let [low, high] = [0, (Math.max(...effect) - Math.min(...effect)) ** 2]
  let best = 0
  for (let round = 0; round < 8; round++) {
    const step = (high - low) / 400
    let top = -Infinity
    for (let k = 0; k <= 400; k++) {
      const at = low + k * step
      const value = height(at)
      if (value > top) {
        top = value
        best = at
      }
    }
    low = Math.max(0, best - step)
    high = best + step
  }
  return best
}

function write(folder: string, columns: Columns): void {
  for (const [name, column] of Object.entries(columns))
    writeFileSync(path.join(folder, name), new Uint8Array(column.buffer))
}

/** Seconds that R takes for each task; nothing where it cannot be asked. */
function inR(folder: string, rows: number, tasks: readonly string[]): ReadonlyMap<string, number> {
  const { stdout } = spawnSync(
    'Rscript',
    ['--vanilla', path.join(import.meta.dirname, 'stats.R'), folder, String(rows), ...tasks],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return new Map(
    (stdout ?? '')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map(line => {
        const [task, time] = line.trim().split(/\s+/u)
        return [task!, Number(time)]
      }),
  )
}

/** How our time stands to R's, where R was asked. */
function againstR(ours: number, theirs: number | undefined): string {
  if (theirs === undefined) return ''
  if (!(theirs > 0)) return ', R below its clock'
  const ratio = ours / theirs
  return `, R ${theirs.toFixed(3)} s, ratio ${ratio.toFixed(2)}${ratio > LIMIT ? ` ABOVE ${LIMIT}` : ''}`
}

const say = (name: string, ours: number, theirs: number | undefined, more = '') => {
  console.log(`${name}: ${ours.toFixed(4)} s${againstR(ours, theirs)}${more}`)
}

/** The best of a few runs: the first ones meet code that is not compiled yet, which a session pays once. */
async function best(work: () => unknown, runs: number): Promise<number> {
  let least = Infinity
  for (let run = 0; run < runs; run++) least = Math.min(least, await seconds(work))
  return least
}

/** Our statistics against R's, in one run on the same numbers; growth from one size to the next. */
export async function statsBench(): Promise<void> {
  const missing = spawnSync(
    'Rscript',
    ['-e', 'for (p in c("survival", "MatchIt", "metafor")) library(p, character.only = TRUE)'],
    { stdio: 'ignore' },
  )
  if (missing.status !== 0)
    console.log(
      'R with survival, MatchIt and metafor is not here ' +
        '(apt-get install r-base-core r-cran-survival r-cran-matchit r-cran-metafor): our times alone follow.',
    )
  const folder = temporaryFolder()
  const before = new Map<string, number>()
  try {
    for (const rows of SIZES) {
      const columns = peopleOf(rows)
      const at = path.join(folder, String(rows))
      mkdirSync(at)
      write(at, columns)
      const tasks = tasksOf(columns)
      const theirs =
        missing.status === 0
          ? inR(
              at,
              rows,
              Object.keys(tasks).filter(name => name !== 'cox-robust' || rows <= ROBUST_IN_R),
            )
          : new Map<string, number>()
      for (const [name, work] of Object.entries(tasks)) {
        const ours = await best(work, rows > 100_000 ? 2 : 5)
        const last = before.get(name)
        say(
          `${name}, n = ${rows.toLocaleString('en')}`,
          ours,
          theirs.get(name),
          last === undefined ? '' : `, ${(ours / last).toFixed(1)} times the time for ten times the people`,
        )
        before.set(name, ours)
      }
      rmSync(at, { recursive: true })
    }

    const people = peopleOf(MATCHED)
    write(folder, people)
    const matching = await best(
      () =>
        matchNearest(people['score']!, flags(people['treatment']!), {
          order: 'data',
          caliperDeviations: 0.2,
        }),
      5,
    )
    say(
      `matching with a caliper, n = ${MATCHED.toLocaleString('en')}`,
      matching,
      missing.status === 0 ? inR(folder, MATCHED, ['matching']).get('matching') : undefined,
    )

    const { effect, variance } = questionsOf(QUESTIONS)
    const pooled = poolQuestions(effect, variance)
    const pooling = await best(() => poolQuestions(effect, variance), 5)
    const some = questionsOf(QUESTIONS_IN_R)
    const stacked = (columns: readonly Float64Array[]) =>
      Float64Array.from(columns.flatMap(column => [...column]))
    write(folder, { effect: stacked(some.effect), variance: stacked(some.variance) })
    const theirs = missing.status === 0 ? inR(folder, QUESTIONS_IN_R, ['pooling']).get('pooling') : undefined
    say(
      `REML for ${QUESTIONS.toLocaleString('en')} questions at ${SITES} sites`,
      pooling,
      theirs === undefined ? undefined : (theirs * QUESTIONS) / QUESTIONS_IN_R,
    )
    const grid = Array.from({ length: QUESTIONS }, (_, row) =>
      tau2ByGrid(
        effect.map(column => column[row]!),
        variance.map(column => column[row]!),
      ),
    )
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, each) => total + each, 0)
    const furthest = grid.reduce((most, each, row) => Math.max(most, Math.abs(each - pooled.tau2[row]!)), 0)
    console.log(
      `  sum of tau2 ${sum(pooled.tau2).toFixed(6)}, by looking everywhere ${sum(grid).toFixed(6)}; ` +
        `furthest apart in one question ${furthest.toExponential(1)}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
