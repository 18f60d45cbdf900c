import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { questionHash } from '../../../electron/host/question-hash.ts'
import { readLibrary } from '../../../electron/learning/library.ts'
import { readAloud, warningsOf } from '../../../electron/learning/designs/new-user-comparison/read-aloud.ts'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { analytes } from '../../../electron/intake/border/units/analytes/index.ts'
import { libraryTopic } from '../../../shared/domain/library-topic.ts'
import { setNamed, setsOf } from '../../../shared/domain/trial.ts'
import { english } from '../../../shared/words/en/index.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { demonstrationStation, type Workstation } from '../../fixtures/workstation.ts'

const resources = path.join(import.meta.dirname, '../../../resources')
const { concepts } = readMeasures(resources)
const questions = readLibrary(path.join(resources, 'questions'), concepts).map(({ question }) => question)
const { speak } = speaker(english)
const called = (title: (typeof questions)[number]['title']) =>
  typeof title === 'string' ? title : speak(title)

describe('the questions that ship', () => {
  it('are at least 20, each another question, under every heading', () => {
    expect(questions.length).toBeGreaterThanOrEqual(20)
    expect(new Set(questions.map(questionHash)).size).toBe(questions.length)
    const topics = readLibrary(path.join(resources, 'questions'), concepts).map(({ topic }) => topic)
    expect([...new Set(topics)].toSorted()).toEqual(libraryTopic.options.toSorted())
  })

  it('ask by medicines in ATC and, where the set does not say why not, in RxNorm', () => {
    const systemsOf = (id: string) => concepts.find(each => each.id === id)!
    for (const { estimand } of questions)
      for (const { initiate } of estimand.strategies) {
        const { include, note } = systemsOf(initiate)
        const systems = new Set((include === 'any' ? [] : include).map(({ system }) => system))
        expect([...systems]).toContain('http://www.whocc.no/atc')
        if (JSON.stringify(note ?? '').includes('no-rxnorm')) continue
        expect([...systems]).toContain('http://www.nlm.nih.gov/research/umls/rxnorm')
      }
  })

  it('ask for numbers in the unit in which each analyte is kept', () => {
    for (const question of questions) {
      const measured = [question.estimand.outcome, ...question.plan.covariates].flatMap(each =>
        'unit' in each ? [each] : [],
      )
      for (const { concept, unit } of measured) {
        const { include } = setNamed(setsOf(question), concept)
        const codes = (include === 'any' ? [] : include).map(({ code }) => code)
        for (const analyte of analytes.filter(({ loinc }) =>
          codes.some(code => loinc.split(' ').includes(code)),
        ))
          expect([concept, unit]).toEqual([concept, analyte.unit])
      }
    }
  })

  it.each(questions.map(question => [called(question.title), question] as const))(
    '%s: is read aloud without a weakness that its author could have known of',
    (_, question) => {
      expect(speak(readAloud(question))).toMatch(/^Among .*\? Rules: .*\.$/)
      const known = warningsOf(question).map(speak)
      expect(known.filter(each => !each.startsWith('A washout of'))).toEqual([])
    },
  )
})

describe('the questions that ship, asked of an invented practice through all services', () => {
  let station: Workstation
  beforeAll(async () => {
    station = await demonstrationStation()
    await station.demonstration(1, 200)
  }, 60_000)
  afterAll(() => station.end())

  it('are all offered, each under its heading', async () => {
    const offered = await station.learning.questions({})
    expect(new Set(offered.map(({ hash }) => hash))).toEqual(new Set(questions.map(questionHash)))
    expect(offered.filter(({ topic }) => topic === undefined)).toEqual([])
    expect(await station.learning.concepts({})).toEqual(concepts)
  })

  it.each(questions.map(question => [called(question.title), question] as const))(
    '%s: finds its people, or says why it has no answer, and its card is kept as it was asked',
    async (_, question) => {
      const card = await station.learning.ask({ question })
      expect(card.question).toEqual(question)
      expect(card.questionHash).toBe(questionHash(question))
      expect(await station.learning.card({ id: card.id })).toEqual(card)
      const { answer } = card
      expect(answer.attrition.length).toBeGreaterThan(5)
      if (answer.kind === 'not-estimable')
        for (const { reason, remedy } of answer.reasons) {
          expect(speak(reason)).not.toBe('')
          expect(speak(remedy)).not.toBe('')
        }
    },
  )

  it('tell by name what no code of theirs is here of', async () => {
    const asked = questions.find(({ title }) => called(title).includes('labetalol'))!
    const { answer } = await station.learning.ask({ question: asked })
    expect(answer.warnings.map(speak).filter(each => each.includes('labetalol')).length).toBe(1)
  })
})
