import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { study } from '../../../electron/learning/designs/new-user-comparison/study.ts'
import type { Answer } from '../../../shared/domain/answer.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import { intakeRoom } from '../../fixtures/intake-room.ts'
import { HORIZON_DAYS, type Scenario } from './scenario.ts'
import { codes, practiceLines } from './write.ts'

const conceptOf = (kind: Concept['kind'], label: string, code: Concept['codes'][number]): Concept => ({
  label,
  kind,
  codes: [code],
})
const LOOKBACK_DAYS = 365

/** What each practice is asked. */
export const question: Question = {
  format: 'casebook-question/1',
  title: 'Heart failure within a year of a gliflozin or glimepiride',
  population: {
    ageYears: { from: 18 },
    having: [conceptOf('condition', 'diabetes', codes.diabetes)],
    without: [],
  },
  exposure: conceptOf('medication', 'gliflozin', codes.exposure),
  comparator: conceptOf('medication', 'glimepiride', codes.comparator),
  outcome: conceptOf('condition', 'heart failure', codes.outcome),
  horizonDays: HORIZON_DAYS,
  washoutDays: LOOKBACK_DAYS,
  covariates: [
    { kind: 'age' },
    { kind: 'sex' },
    { kind: 'history', concept: conceptOf('condition', 'heart disease', codes.heart), lookbackDays: 3_650 },
    {
      kind: 'latest',
      concept: conceptOf('observation', 'HbA1c', codes.sugar),
      unit: '%',
      lookbackDays: LOOKBACK_DAYS,
    },
  ],
  weights: 'overlap',
}

/** A disk in memory, where there is one: how fast a disk is is not what is proved. */
const MEMORY = '/dev/shm'

/** A practice as a file in a folder that is gone after. */
async function withPractice<Result>(
  scenario: Scenario,
  seed: number,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : os.tmpdir(), 'casebook-scenario-'))
  try {
    const file = path.join(folder, 'practice.ndjson')
    const opened = openSync(file, 'w')
    for (const line of practiceLines(scenario, seed)) writeSync(opened, line)
    closeSync(opened)
    return await work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The frame of a practice, once its file was brought in: intake, encrypted store and contracts are the real ones. */
export const frameOf = (scenario: Scenario, seed: number): Promise<Frame> =>
  withPractice(scenario, seed, async file => {
    const room = intakeRoom()
    try {
      const { quarantine } = await room.import([file])
      if (quarantine.length > 0) throw new Error(`${quarantine.length} entries were set aside.`)
      return await room.frames.frame({ question })
    } finally {
      room.end()
    }
  })

const unheard = { breathe: () => undefined, report: () => undefined }

export const answerOf = async (scenario: Scenario, seed: number): Promise<Answer> =>
  study(question, await frameOf(scenario, seed), unheard)
