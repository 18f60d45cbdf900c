import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { libraryQuestion } from '../../fixtures/planted-question.ts'
import { bundle, patient } from '../../fixtures/fhir-parts.ts'
import { groupOf, peopleOfGroups } from '../../fixtures/groups-of-people.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { demonstrationStation, workstation, type Workstation } from '../../fixtures/workstation.ts'

const even = { clinical: 1, genomic: 1, social: 1 }
let station: Workstation
/** The number in a name, by chart. */
let numbers: Map<number, number>

async function peopleOf(of: Workstation) {
  const { rows } = await of.patients.list({ query: '', offset: 0, limit: 500 })
  return rows
}

beforeAll(async () => {
  station = await workstation()
  await station.import(
    bundle(temporaryFolder(), ...peopleOfGroups(240, 3), patient('nothing', 'Nothing Known')),
  )
  numbers = new Map(
    (await peopleOf(station)).flatMap(({ patient, name }) => {
      const found = /Person (\d+)/u.exec(name)
      return found ? [[patient, Number(found[1])]] : []
    }),
  )
}, 120_000)
afterAll(() => station.end())

describe('people like one person', () => {
  it('are of her group, in nine of ten of the ten most alike', async () => {
    expect(numbers.size).toBe(240)
    let [same, all] = [0, 0]
    for (const [patient, number] of [...numbers].filter((_, at) => at % 12 === 0)) {
      const { nearest } = await station.learning.alike({ patient, weights: even, most: 10 })
      expect(nearest).toHaveLength(10)
      for (const each of nearest) {
        all++
        if (groupOf(numbers.get(each.patient)!) === groupOf(number)) same++
      }
    }
    expect(same / all).toBeGreaterThanOrEqual(0.9)
  })
  it('say in what they are alike and in what not, and of how much nothing is known', async () => {
    const [patient] = [...numbers].find(([, number]) => number === 0)!
    const { nearest, traits, people, close } = await station.learning.alike({
      patient,
      weights: even,
      most: 3,
    })
    expect(people).toBe(numbers.size - 1)
    expect(close).toBeGreaterThan(0)
    for (const { alike, unlike, likeness, compared, patient: other } of nearest) {
      expect(other).not.toBe(patient)
      expect(alike.length).toBeGreaterThan(0)
      expect(alike.filter(({ at }) => unlike.some(each => each.at === at))).toEqual([])
      // What one has or is, both have or are where they are alike; of what is measured both values are told.
      const has = (at: number) => (traits[at]!.isMeasured ? undefined : traits[at]!.hers)
      for (const { at, theirs } of alike) expect(theirs).toBe(has(at) ?? theirs)
      for (const { at, theirs } of unlike) expect(theirs).not.toBe(traits[at]!.hers)
      expect(likeness).toBeGreaterThan(0.5)
      expect(compared).toBeGreaterThanOrEqual(0.5)
    }
    expect(traits.map(({ label }) => JSON.stringify(label))).toEqual(
      expect.arrayContaining(['"E11.9"', expect.stringContaining('question.age')]),
    )
  })
  it('are compared in circumstances of life alone where only these count', async () => {
    const [patient] = [...numbers].find(([, number]) => groupOf(number) === 3)!
    const { nearest, traits } = await station.learning.alike({
      patient,
      weights: { clinical: 0, genomic: 0, social: 1 },
      most: 5,
    })
    const social = traits.flatMap(({ domain }, at) => (domain === 'social' ? [at] : []))
    for (const { alike } of nearest) expect(alike.every(({ at }) => social.includes(at))).toBe(true)
  })
  it('are none of somebody of whom nothing dated is known, and it is said', async () => {
    const [nobody] = (await peopleOf(station)).filter(({ name }) => name === 'Nothing Known')
    const asked = station.learning.alike({ patient: nobody!.patient, weights: even, most: 5 })
    await expect(asked).rejects.toMatchObject({ said: { key: 'alike.not-seen' } })
  })
  it('change with what is written: nothing that was read is kept beyond that', async () => {
    const [patient] = [...numbers].find(([, number]) => number === 4)!
    const before = await station.learning.alike({ patient, weights: even, most: 1 })
    await station.import(bundle(temporaryFolder(), ...peopleOfGroups(280, 9).slice(-60)))
    const after = await station.learning.alike({ patient, weights: even, most: 1 })
    expect(after.people).toBeGreaterThan(before.people)
  })
})

describe('what happened to people like one person', () => {
  it('is told by treatment as an association, or why nothing is said', async () => {
    const demonstration = await demonstrationStation()
    try {
      await demonstration.demonstration(5, 2_000)
      const { hash } = await demonstration.learning.readAloud({ question: libraryQuestion })
      const outcomes = []
      for (const { patient } of (await peopleOf(demonstration)).slice(0, 40)) {
        const met = await demonstration.learning.alikeQuestions({ patient })
        if (met.some(each => each.hash === hash))
          outcomes.push(await demonstration.learning.alikeOutcome({ patient, questionHash: hash }))
      }
      const told = outcomes.filter(({ kind }) => kind === 'told')
      expect(told.length).toBeGreaterThan(0)
      for (const { reading, exposed, comparator } of told) {
        expect(reading.map(({ key }) => key)).toContain('alike.association')
        for (const { people, riskPer100 } of [exposed, comparator]) {
          expect(people).toBeGreaterThanOrEqual(20)
          expect(riskPer100!.lower).toBeLessThanOrEqual(riskPer100!.estimate)
          expect(riskPer100!.upper).toBeGreaterThanOrEqual(riskPer100!.estimate)
        }
      }
    } finally {
      await demonstration.end()
    }
  }, 180_000)
})
