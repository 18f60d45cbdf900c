import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membersOf } from '../../../../electron/records/frames/cohort.ts'
import { readerOfOne } from '../../../../electron/records/frames/reader.ts'
import { gaps } from '../../../../shared/domain/answer.ts'
import { ends as endsOf, type Frame } from '../../../../shared/domain/frame.ts'
import { MILLISECONDS_PER_DAY } from '../../../../shared/domain/moment.ts'
import { questionAsTrial } from '../../../../shared/domain/question-as-trial.ts'
import type { Concept, Question } from '../../../../shared/domain/question.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { intakeRoom, type IntakeRoom } from '../../../fixtures/intake-room.ts'
import { ends } from './ends.ts'
import {
  made,
  systems,
  usualHistory,
  visit,
  type Aside,
  type Odd,
  type Resource,
  type Within,
} from './odd.ts'
import { orders } from './orders.ts'
import { starts } from './starts.ts'

/*
 * Each odd person stands in one file with all others; it is brought in, a question is asked over its contract, and
 * what became of her is what was worked out by hand.
 */
const asConcept = (
  kind: Concept['kind'],
  [label, system, code]: readonly [string, string, string],
): Concept => ({
  label,
  kind,
  codes: [{ system, code }],
})
const question: Question = {
  format: 'casebook-question/1',
  title: 'Gliflozin or glimepiride',
  population: {
    ageYears: { from: 18 },
    having: [asConcept('condition', ['diabetes', systems.icd10, 'E11.9'])],
    without: [asConcept('condition', ['dialysis', systems.icd10, 'Z99.2'])],
  },
  exposure: asConcept('medication', ['gliflozin', systems.atc, 'A10BK01']),
  comparator: asConcept('medication', ['glimepiride', systems.atc, 'A10BB12']),
  outcome: asConcept('condition', ['heart failure', systems.icd10, 'I50.9']),
  horizonDays: 365,
  washoutDays: 365,
  covariates: [
    {
      kind: 'latest',
      concept: asConcept('observation', ['HbA1c', systems.loinc, '4548-4']),
      unit: '%',
      lookbackDays: 365,
    },
  ],
  weights: 'overlap',
}

/** The last that this practice tells of anybody: where its data end. */
const last: Odd = { what: 'seen last of all', has: [visit('2025-06-01')], is: { unless: '' } }
const all: readonly Odd[] = [...orders, ...starts, ...ends]

const twoDigits = (number: number) => String(number).padStart(2, '0')
/** The lines that a practice would send of her. Nobody shares a name or a birthday with anybody. */
function linesOf({ her, history = usualHistory, has }: Odd, at: number): string[] {
  const patient = {
    ...made('Patient', {
      id: `p${at}`,
      name: [{ family: `Invented${at}`, given: [`Odd${at}`] }],
      gender: 'female',
      birthDate: `${1940 + (at % 40)}-${twoDigits(1 + (at % 12))}-${twoDigits(1 + (at % 28))}`,
    }),
    ...her,
  }
  const about = ({ resourceType, ...body }: Resource, number: number) => ({
    resourceType,
    id: `p${at}-${number}`,
    [resourceType === 'Immunization' || resourceType === 'FamilyMemberHistory' ? 'patient' : 'subject']: {
      reference: `Patient/p${at}`,
    },
    ...body,
  })
  return [patient, ...[...history, ...has].map(about)].map(each => `${JSON.stringify(each)}\n`)
}

const isoOf = (day: number) => new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
const { speak } = speaker(english)

describe('an odd person', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-odd-'))
  let room: IntakeRoom
  let frame: Frame
  /** By the place in the list: her number in the store. */
  const numbers = new Map<number, number>()
  beforeAll(async () => {
    room = intakeRoom()
    const file = path.join(folder, 'practice.ndjson')
    writeFileSync(file, [...all, last].flatMap(linesOf).join(''))
    const report = await room.import([file])
    expect(report.quarantine).toEqual([])
    for (let offset = 0; offset <= all.length; offset += 50)
      for (const { name, patient } of (await room.patients.list({ query: '', offset, limit: 50 })).rows)
        numbers.set(Number(/Odd(\d+)/.exec(name)![1]), patient)
    frame = await room.frames.frame({ question })
  })
  afterAll(() => {
    room.end()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What became of her: by the frame of everybody, and by hers alone, whose steps say where she was left. */
  function found(at: number, asked: Within | Aside): Within | Aside {
    const person = numbers.get(at)!
    const row = frame.member.indexOf(person)
    const { members, attrition } = membersOf(readerOfOne(room.store, person), questionAsTrial(question))
    const left = attrition.find(({ people }) => people === 0)
    expect(left === undefined).toBe(row >= 0)
    if (left) return { unless: speak(left.step) }
    const gap = gaps[frame.covariates[0]!.gaps[row]!]!
    const value = frame.covariates[0]!.values[row]!
    const isRough = membersOf(readerOfOne(room.store, person), questionAsTrial(question)).followed[0]!.isRough
    return {
      arm: frame.exposed[row] === 1 ? 'gliflozin' : 'glimepiride',
      on: isoOf(members[0]!.day),
      days: frame.timeDays[row]!,
      end: endsOf[frame.end[row]!]!,
      ...(isRough && { isRough }),
      ...('hba1c' in asked && { hba1c: gap === 'none' ? Number(value.toFixed(6)) : gap }),
    }
  }
  const rounded = (is: Within | Aside) =>
    'hba1c' in is && typeof is.hba1c === 'number' ? { ...is, hba1c: Number(is.hba1c.toFixed(6)) } : is

  it.each(all.map(({ what, is }, at) => ({ what, is, at })))('$what', ({ is, at }) => {
    expect(found(at, is)).toEqual(rounded(is))
  })

  it('is one of at least 64 kinds, each of which is written once', () => {
    expect(new Set(all.map(({ what }) => what)).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(64)
  })

  it('is counted at each step by the frame of everybody', () => {
    const steps = frame.attrition.map(({ step }) => speak(step))
    const leftAfter = (at: number) =>
      all.filter(({ is }) => !('unless' in is) || steps.indexOf(is.unless) > at).length
    expect(frame.attrition.map(({ people }) => people)).toEqual(steps.map((_, at) => leftAfter(at)))
  })
})
