import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { approved } from '../../../../electron/learning/gate/index.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { exampleCard, exampleQuestion } from './example-card.ts'
import { counted, verdictOn, type Limit } from './limit.ts'

const { speak } = speaker(english)

const rulesFolder = path.join(import.meta.dirname, '../../../../electron/learning/gate/rules')
/** Each rule on both sides of each of its limits: a file a rule, named as the rule's own. */
const limitsFolder = path.join(import.meta.dirname, 'limits')
const cases = (
  await Promise.all(
    readdirSync(limitsFolder).map(async file => {
      const { limits } = (await import(path.join(limitsFolder, file))) as { limits: readonly Limit[] }
      return limits.map(limit => ({ file, rule: Number(file.slice(0, 2)), ...limit }))
    }),
  )
).flat()

describe.each(cases)('rule $rule: $what', ({ rule, refused, says, passes }) => {
  it('is refused by that rule, in these words', () => {
    const verdict = refused()
    if (verdict.kind !== 'refused') throw new Error('It may leave.')
    const mine = verdict.rules.filter(each => each.rule === rule)
    expect(mine.map(each => `${speak(each.reason)} ${speak(each.remedy)}`)).toContain(says)
  })
  it('is let through on the other side', () => {
    expect(passes()).toMatchObject({ kind: 'releasable' })
  })
})

it('every rule has a limit tried in limits/, but 4 (releases.test.ts) and 22 (below)', () => {
  const tried = new Set([...cases.map(each => each.file), '04-complement.ts', '22-exact-bytes.ts'])
  expect([...tried].toSorted()).toEqual(readdirSync(rulesFolder).toSorted())
})

it('reasons stand in the order of their rules', () => {
  const verdict = verdictOn(
    exampleCard({ exposedEvents: 3 }, '2026-03-01', {
      ...exampleQuestion,
      population: { ...exampleQuestion.population, ageYears: { from: 71, to: 71 } },
    }),
    [],
    'own',
  )
  expect(verdict.kind === 'refused' && verdict.rules.map(each => each.rule)).toEqual([1, 16, 21, 21])
})

describe('rule 22: what a person approved', () => {
  const verdict = verdictOn(exampleCard())
  const sha256 = verdict.kind === 'releasable' ? verdict.receipt.sha256 : ''
  const bytes = verdict.kind === 'releasable' ? verdict.receipt.bytes : ''
  it('is what is sent', () => {
    expect(approved(verdict, sha256)).toBe(bytes)
  })
  it('is not sent once anything in it has changed', () => {
    const other = verdictOn(exampleCard({ exposedEvents: 35 }))
    expect(() => approved(other, sha256)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })
  it('is not sent where a rule stands in the way, which says why', () => {
    try {
      approved(counted({ exposedEvents: 10 }), sha256)
      expect.unreachable()
    } catch (error) {
      const { code, said } = error as { code: string; said: Parameters<typeof speak>[0] }
      expect(code).toBe('refused')
      expect(speak(said)).toBe(
        'Fewer than 11 people of the exposed group are with the outcome. Wait for more people, ask over a ' +
          'longer time, or choose a more common outcome.',
      )
    }
  })
})
