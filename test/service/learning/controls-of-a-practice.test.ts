import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readControls } from '../../../electron/learning/controls/library.ts'
import { newUserComparison } from '../../../electron/learning/designs/new-user-comparison/new-user-comparison.ts'
import type { Control } from '../../../shared/domain/controls/control.ts'
import type { Estimate } from '../../../shared/domain/answer.ts'
import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { question } from '../../proofs/practices/answer.ts'
import { scenarios } from '../../proofs/practices/scenarios.ts'
import { practiceLines } from '../../proofs/practices/write.ts'

const controls = readControls(path.join(import.meta.dirname, '../../../resources/negative-controls'))
const DAY = 86_400_000
const PEOPLE = 700
/** Of a hundred people so many have each control within the year. */
const PER_100 = 4

/** An order of somebody; on the day of her first she began. */
const ordered = (line: string): { name: string; day: number } | undefined => {
  const entry = JSON.parse(line) as {
    resourceType: string
    subject?: { reference: string }
    authoredOn?: string
  }
  if (entry.resourceType !== 'MedicationRequest') return undefined
  return { name: entry.subject!.reference, day: Date.parse(entry.authoredOn!) / DAY }
}

/** A practice whose people have accidents, warts and short sight as well, each written by one of its codes. */
function practiceWith(controlled: readonly Control[], seed: number) {
  const random = createRandom(seed)
  const lines = [...practiceLines({ ...scenarios['no effect']!, people: PEOPLE }, seed)]
  const written = new Map(controlled.map(({ id }) => [id, 0]))
  const more: string[] = []
  const starts = new Map<string, number>()
  for (const { name, day } of lines.flatMap(line => ordered(line) ?? []))
    starts.set(name, Math.min(day, starts.get(name) ?? Infinity))
  for (const [name, day] of starts)
    for (const { id, include } of controlled) {
      if (random.uniform() >= PER_100 / 100) continue
      const { system, code } = include[random.integer(include.length)]!
      written.set(id, written.get(id)! + 1)
      more.push(
        `${JSON.stringify({
          resourceType: 'Condition',
          id: `control-${more.length}`,
          subject: { reference: name },
          code: { coding: [{ system, code }] },
          onsetDateTime: isoOfDay(day + 1 + random.integer(363)),
        })}\n`,
      )
    }
  return { text: [...lines, ...more].join(''), written }
}

describe('a practice whose people also have what neither treatment changes', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-controls-'))
  const { text, written } = practiceWith(controls, 4)
  let room: IntakeRoom
  let frame: Frame
  beforeAll(async () => {
    room = intakeRoom()
    const file = path.join(folder, 'practice.ndjson')
    writeFileSync(file, text)
    expect((await room.import([file])).quarantine).toEqual([])
    frame = await room.frames.frame(newUserComparison.frameRequest(question, controls))
  }, 120_000)
  afterAll(() => {
    room.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has every one of them found by its codes, in each system, for the first time and in time', () => {
    const { outcomes } = frame.controls!
    // Those that a gliflozin or a sulfonylurea may change are not asked for at all.
    expect(outcomes.length).toBeGreaterThanOrEqual(28)
    expect(outcomes.length).toBeLessThan(controls.length)
    expect(frame.rows).toBe(PEOPLE)
    for (const { id, rows, apart } of outcomes) {
      // Whoever died within the year has no accident after it: she is set apart, and nobody is lost otherwise.
      expect([id, rows.length + apart.length]).toEqual([id, written.get(id)])
      expect(apart.length).toBeLessThan(0.25 * written.get(id)!)
    }
  })

  it('has its answer told with them, and calibrated by them', async () => {
    const answer = await newUserComparison.run(question, frame, {
      breathe: () => undefined,
      report: () => undefined,
    })
    expect(answer.kind).toBe('estimate')
    const { controls: told, calibrated, hazardRatio } = answer as Estimate
    expect(told!.counted.length).toBeGreaterThanOrEqual(28)
    const width = ({ lower, upper }: Estimate['hazardRatio']) => Math.log(upper / lower)
    expect(width(calibrated!.hazardRatio)).toBeGreaterThan(width(hazardRatio))
  })
})
