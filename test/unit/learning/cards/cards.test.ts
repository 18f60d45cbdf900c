import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeCard } from '../../../../electron/learning/cards/make-card.ts'
import { whatChanged } from '../../../../electron/learning/cards/what-changed.ts'
import { frameHash } from '../../../../electron/learning/cohorts/fingerprint.ts'
import type { Answer } from '../../../../shared/domain/answer.ts'
import { canonical, type Json } from '../../../../shared/domain/canonical.ts'
import { card as cardSchema, headline, type Card } from '../../../../shared/domain/card.ts'
import { numberOfGap } from '../../../../shared/domain/answer.ts'
import { numberOfEnd, type Frame } from '../../../../shared/domain/frame.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { say } from '../../../../shared/words/message.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { exampleCard, exampleQuestion, type Counts } from '../gate/example-card.ts'

const { speak } = speaker(english)

function answered(counts: Partial<Counts>, difference: number): Answer {
  const { answer } = exampleCard(counts)
  if (answer.kind !== 'estimate') throw new Error('no estimate')
  return { ...answer, riskDifferencePer100: { estimate: difference, lower: -9, upper: 1 } }
}
const withheld = (counts: Partial<Counts> = {}): Answer => {
  const { diagnostics, balance, attrition, people, events, warnings, notRecorded } =
    exampleCard(counts).answer
  const reasons = [
    {
      code: 'events' as const,
      reason: say('diagnostics.model-found'),
      remedy: say('diagnostics.model-remedy'),
    },
  ]
  return {
    kind: 'not-estimable',
    diagnostics,
    balance,
    attrition,
    people,
    events,
    warnings,
    notRecorded,
    reasons,
  }
}

describe('what changed since the last answer', () => {
  // The example has 107 and 131 people.
  it.each([
    [
      answered({}, -9),
      answered({ exposedPeople: 121 }, -6),
      '+14 people; the difference went from −9.0 to −6.0 in 100',
    ],
    [
      answered({}, -9),
      answered({ comparatorPeople: 132 }, -9.04),
      '+1 person; the difference is still −9.0 in 100',
    ],
    [
      answered({ exposedPeople: 108 }, -9),
      answered({}, -8.94),
      '-1 person; the difference went from −9.0 to −8.9 in 100',
    ],
    [answered({ exposedPeople: 110 }, 2), withheld(), '-3 people; there was an answer, now there is none'],
    [withheld(), answered({}, 2), 'the same number of people; there was no answer, now there is one'],
    [withheld(), withheld(), 'the same number of people; still no answer'],
  ])('is said in one line (%#)', (before, now, words) => expect(speak(whatChanged(before, now))).toBe(words))
})

const column = (values: readonly number[]): Frame['covariates'][number] => ({
  label: 'A',
  kind: 'number',
  values: Float64Array.from(values),
  gaps: new Uint8Array(values.length),
})
const frame = (change: Partial<Frame> = {}): Frame => ({
  rows: 3,
  member: Uint32Array.from([1, 2, 3]),
  exposed: Uint8Array.from([1, 0, 1]),
  timeDays: Float64Array.from([5, 6, 7]),
  end: Uint8Array.from((['horizon', 'outcome', 'left'] as const).map(numberOfEnd)),
  roughOutcomes: 0,
  matched: [],
  indexYear: Int16Array.from([2023, 2021, 2023]),
  covariates: [column([1, 2, 3])],
  attrition: [],
  ...change,
})
const made = (change: { answer?: Answer; previous?: Card | null; frame?: Frame } = {}) =>
  makeCard({
    question: exampleQuestion,
    frame: frame(),
    answer: exampleCard().answer,
    answered: '2026-03-01',
    previous: null,
    ...change,
  })

describe('a card', () => {
  it('is named by the SHA-256 of its canonical text without the name', () => {
    const { id, ...content } = made()
    const text = canonical(content as unknown as Json)
    expect(id).toBe(createHash('sha256').update(text).digest('hex'))
    expect(cardSchema.parse(made())).toEqual(made())
  })
  it('says by which design and version it was answered, and how many began in each year', () => {
    expect(made()).toMatchObject({
      format: 'casebook-card/2',
      method: { design: 'new-user-comparison', version: '2.4' },
      answered: '2026-03-01',
      accrual: [
        { year: 2021, people: 1 },
        { year: 2023, people: 2 },
      ],
    })
  })
  it('holds no sentence: not one of the catalogue is in its text', () => {
    const text = JSON.stringify(made({ answer: withheld() }))
    for (const sentence of Object.values(english.sentences))
      if (sentence.includes(' ')) expect(text).not.toContain(sentence)
  })
  it('names the card before it and what changed, and a first one neither', () => {
    expect(Object.keys(made())).not.toContain('previous')
    const next = made({ previous: exampleCard() })
    expect(next.previous).toBe('a'.repeat(64))
    expect(speak(next.changed!)).toBe('the same number of people; the difference is still −4.3 in 100')
  })
  it('stands on a frame whose every column is in its hash, while names of columns are not', () => {
    const other = [
      frame({ member: Uint32Array.from([1, 2, 4]) }),
      frame({ exposed: Uint8Array.from([1, 1, 1]) }),
      frame({ timeDays: Float64Array.from([5, 6, 8]) }),
      frame({ end: Uint8Array.from((['horizon', 'outcome', 'extract'] as const).map(numberOfEnd)) }),
      frame({ covariates: [{ ...column([1, 2, 3]), gaps: Uint8Array.from([0, 0, numberOfGap('unit')]) }] }),
      frame({ indexYear: Int16Array.from([2023, 2021, 2024]) }),
      frame({ covariates: [column([1, 2, 4])] }),
    ].map(frameHash)
    expect(new Set([frameHash(frame()), ...other]).size).toBe(8)
    const renamed = frame({ covariates: [{ ...frame().covariates[0]!, label: 'B' }] })
    expect(frameHash(renamed)).toBe(frameHash(frame()))
    expect(made().frameHash).toBe(frameHash(frame()))
  })
})

describe('the line of a card', () => {
  it('says the difference with its sign, or why there is none', () => {
    const line = (difference: number) =>
      speak(headline({ difference: { estimate: difference, lower: -9.26, upper: 1 }, reason: null }))
    expect(line(2)).toBe('+2.0 in 100 (−9.3 to 1.0)')
    expect(line(-4.04)).toBe('−4.0 in 100 (−9.3 to 1.0)')
    expect(speak(headline({ difference: null, reason: say('diagnostics.model-found') }))).toBe(
      'No answer: The model of who gets which treatment could not be fitted to what is recorded.',
    )
  })
})
