import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConceptSet } from '../../../../shared/domain/concepts/concept-set.ts'
import { usualLevels } from '../../../../shared/domain/facts/levels.ts'
import type { Condition } from '../../../../shared/domain/measures/condition.ts'
import { meaningOfTrial, trial, type Trial } from '../../../../shared/domain/trial.ts'
import { runs } from '../../runs.ts'

/*
 * What a question is called by says what it asks: in another order, with doubles, under other words it is one, and as
 * soon as one thing of it means something else it is another.
 */
const codes = ['E11.9', 'I10', 'N18.3', 'I50.9', 'J44.9'] as const
const icd10 = 'http://hl7.org/fhir/sid/icd-10'
const setCode = fc.record(
  { system: fc.constant(icd10), code: fc.constantFrom(...codes), descendants: fc.constant(true as const) },
  { requiredKeys: ['system', 'code'] },
)
const conceptSet = (id: string): fc.Arbitrary<ConceptSet> =>
  fc.record(
    {
      format: fc.constant('casebook-concepts/1' as const),
      id: fc.constant(id),
      label: fc.string({ minLength: 1, maxLength: 8 }),
      kinds: fc.uniqueArray(fc.constantFrom('condition', 'medication', 'procedure'), { minLength: 1 }),
      include: fc.oneof(fc.constant('any' as const), fc.array(setCode, { minLength: 1, maxLength: 4 })),
      exclude: fc.array(setCode, { maxLength: 2 }),
      levels: fc.uniqueArray(fc.constantFrom('asked', 'dispensed', 'given', 'provisional'), { minLength: 1 }),
      version: fc.constantFrom('2024', '2025'),
    },
    { requiredKeys: ['format', 'id', 'label', 'kinds', 'include', 'version'] },
  )

const ids = ['one', 'two', 'three', 'four'] as const
const concept = fc.constantFrom(...ids)
const unit = fc.constantFrom('%', 'mmol/L')
const bound = fc.record({
  comparator: fc.constantFrom('<', '<=', '>=', '>'),
  threshold: fc.double({ min: -100, max: 100, noNaN: true }),
})
const within = fc.array(bound, { minLength: 1, maxLength: 2 })
const window = {
  fromDays: fc.option(fc.integer({ min: -900, max: -1 })),
  toDays: fc.integer({ min: -30, max: 0 }),
}
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record(
    {
      is: fc.constant('recorded' as const),
      concept,
      ...window,
      least: fc.integer({ min: 1, max: 3 }),
      not: fc.constant(true as const),
    },
    { requiredKeys: ['is', 'concept', 'fromDays', 'toDays'] },
  ),
  fc.record({
    is: fc.constant('result' as const),
    concept,
    unit,
    which: fc.constantFrom('latest', 'first', 'any'),
    ...window,
    within,
  }),
)
const days = fc.integer({ min: 0, max: 900 })
const asked: fc.Arbitrary<Trial> = fc.record({
  format: fc.constant('casebook-question/2' as const),
  title: fc.string({ minLength: 1, maxLength: 20 }),
  concepts: fc.tuple(...ids.map(conceptSet)),
  estimand: fc.record({
    population: fc.record(
      {
        ageYears: fc.record(
          { from: fc.integer({ min: 0, max: 60 }), to: fc.integer({ min: 61, max: 120 }) },
          { requiredKeys: [] },
        ),
        sex: fc.constantFrom('female', 'male'),
        having: fc.array(condition, { maxLength: 3 }),
        without: fc.array(condition, { maxLength: 3 }),
      },
      { requiredKeys: ['having', 'without'] },
    ),
    strategies: fc.tuple(fc.record({ initiate: concept }), fc.record({ initiate: concept })),
    outcome: fc.oneof(
      fc.record({ is: fc.constant('recorded' as const), concept }),
      fc.record({ is: fc.constant('result' as const), concept, unit, within }),
    ),
    death: fc.constantFrom('competing', 'composite'),
    windows: fc.record({
      observed: days,
      treatmentFree: days,
      outcomeFree: fc.option(days),
      risk: fc.integer({ min: 1, max: 900 }),
    }),
    leftAfterDays: days,
    of: fc.constantFrom('overlap', 'att', 'ate-stabilised'),
  }),
  plan: fc.record({
    covariates: fc.array(
      fc.oneof(
        fc.constantFrom({ kind: 'age' as const }, { kind: 'sex' as const }, { kind: 'index-year' as const }),
        fc.record({ kind: fc.constant('history' as const), condition }),
        fc.record({
          kind: fc.constant('latest' as const),
          concept,
          unit,
          lookbackDays: fc.integer({ min: 1, max: 900 }),
        }),
      ),
      { maxLength: 4 },
    ),
  }),
})

/** The same list in another order, with some of it twice. */
const shaken = <T>(all: readonly T[], how: number): T[] => {
  const turned = all.map((_, at) => all[(at * 1 + how) % all.length]!)
  return how % 2 === 0 ? turned.toReversed() : [...turned, ...turned.slice(0, 1 + (how % 3))]
}
/** Every list within a part, but for the two treatments, whose order means something. */
const turnedWithin = (each: Condition, how: number): Condition =>
  'within' in each && each.within.length > 1
    ? { ...each, within: each.within.toReversed() }
    : plain(each, how)
/** That something must be recorded once at least is what is meant where nothing is said. */
const plain = (each: Condition, how: number): Condition =>
  each.is === 'recorded' && each.least === undefined && how % 2 === 1 ? { ...each, least: 1 } : each

/** The same question as somebody else would write it down. */
function rewritten(question: Trial, how: number): Trial {
  const named = (id: string) => `${id}-${how}`
  const renamed = <T extends object>(each: T): T =>
    'concept' in each ? { ...each, concept: named(String(each.concept)) } : each
  const conditions = (all: readonly Condition[]) =>
    shaken(all, how).map(each => renamed(turnedWithin(each, how)))
  const { estimand, plan, concepts } = question
  const { population, outcome, strategies } = estimand
  return {
    ...question,
    title: `Another title ${how}`,
    concepts: shaken(concepts, 2 * how).map(set => ({
      ...set,
      id: named(set.id),
      label: `Another word ${how}`,
      kinds: shaken(set.kinds, 2 * how),
      include: set.include === 'any' ? set.include : shaken(set.include, how),
      ...(set.exclude ? { exclude: shaken(set.exclude, how) } : { exclude: [] }),
      ...(set.levels ? { levels: shaken(set.levels, 2 * how) } : { levels: [...usualLevels] }),
    })),
    estimand: {
      ...estimand,
      population: {
        ...population,
        ...(population.ageYears === undefined && { ageYears: {} }),
        having: conditions(population.having),
        without: conditions(population.without),
      },
      strategies: [{ initiate: named(strategies[0].initiate) }, { initiate: named(strategies[1].initiate) }],
      outcome: renamed('within' in outcome ? { ...outcome, within: outcome.within.toReversed() } : outcome),
    },
    plan: {
      covariates: shaken(plan.covariates, how).map(each =>
        each.kind === 'history'
          ? { ...each, condition: renamed(turnedWithin(each.condition, how)) }
          : renamed(each),
      ),
    },
  }
}

const numRuns = runs(100, 500)

describe('a question', () => {
  it('that the tests make up is one that the program takes', () =>
    fc.assert(
      fc.property(asked, question => {
        expect(trial.parse(question)).toEqual(question)
      }),
      { numRuns },
    ))

  it('is one in another order, with doubles and under other words', () =>
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 9 }), (question, how) => {
        expect(meaningOfTrial(rewritten(question, how))).toBe(meaningOfTrial(question))
      }),
      { numRuns },
    ))

  type Estimand = Trial['estimand']
  const fresh: Condition = { is: 'recorded', concept: 'one', fromDays: -999, toDays: -1 }
  const changes: Readonly<Record<string, (of: Estimand) => Partial<Estimand>>> = {
    'from another age on': ({ population }) => ({
      population: {
        ...population,
        ageYears: { ...population.ageYears, from: (population.ageYears?.from ?? -1) + 1 },
      },
    }),
    'of another sex': ({ population: { sex, ...population } }) => ({
      population: sex ? population : { ...population, sex: 'female' },
    }),
    'of people who had something more': ({ population }) => ({
      population: { ...population, having: [...population.having, fresh] },
    }),
    'of people who lack something more': ({ population }) => ({
      population: { ...population, without: [...population.without, fresh] },
    }),
    'with death as another end': ({ death }) => ({
      death: death === 'competing' ? 'composite' : 'competing',
    }),
    'of another outcome': () => ({ outcome: { is: 'died' } }),
    'with the outcome in another unit': () => ({
      outcome: {
        is: 'result',
        concept: 'one',
        unit: 'never asked',
        within: [{ comparator: '<', threshold: 1 }],
      },
    }),
    'with longer before': ({ windows }) => ({ windows: { ...windows, observed: windows.observed + 1 } }),
    'with longer without treatment': ({ windows }) => ({
      windows: { ...windows, treatmentFree: windows.treatmentFree + 1 },
    }),
    'without the outcome for another time': ({ windows }) => ({
      windows: { ...windows, outcomeFree: windows.outcomeFree === null ? 0 : null },
    }),
    'by another day': ({ windows }) => ({ windows: { ...windows, risk: windows.risk + 1 } }),
    'of people who leave later': ({ leftAfterDays }) => ({ leftAfterDays: leftAfterDays + 1 }),
    'about other people': ({ of }) => ({ of: of === 'att' ? 'overlap' : 'att' }),
  }
  it.each(Object.keys(changes))('is another %s', name =>
    fc.assert(
      fc.property(asked, question => {
        const other = {
          ...question,
          estimand: { ...question.estimand, ...changes[name]!(question.estimand) },
        }
        expect(meaningOfTrial(other)).not.toBe(meaningOfTrial(question))
      }),
      { numRuns },
    ),
  )

  it('is another where the two treatments change places, unless they are one', () =>
    fc.assert(
      fc.property(asked, question => {
        const [one, other] = question.estimand.strategies
        const turned: Trial = { ...question, estimand: { ...question.estimand, strategies: [other, one] } }
        const same: Trial = { ...question, estimand: { ...question.estimand, strategies: [one, one] } }
        const both: Trial = { ...question, estimand: { ...question.estimand, strategies: [other, other] } }
        expect(meaningOfTrial(turned) === meaningOfTrial(question)).toBe(
          meaningOfTrial(same) === meaningOfTrial(both),
        )
      }),
      { numRuns },
    ))

  const setChanges: Readonly<Record<string, (set: ConceptSet) => Partial<ConceptSet>>> = {
    'means one code more': ({ include }) => ({
      include:
        include === 'any'
          ? [{ system: icd10, code: 'Z00.0' }]
          : [...include, { system: icd10, code: 'Z00.0' }],
    }),
    'leaves out one code more': ({ exclude = [] }) => ({
      exclude: [...exclude, { system: icd10, code: 'Z00.0' }],
    }),
    'counts what is only suspected': ({ levels }) => ({
      levels: levels?.includes('provisional') ? ['taken'] : [...(levels ?? usualLevels), 'provisional'],
    }),
    'is looked for in facts of another kind': ({ kinds }) => ({ kinds: [...kinds, 'document'] }),
  }
  it.each(Object.keys(setChanges))('is another where the treatment %s', name =>
    fc.assert(
      fc.property(asked, question => {
        const { initiate } = question.estimand.strategies[0]
        const concepts = question.concepts.map(set =>
          set.id === initiate ? { ...set, ...setChanges[name]!(set) } : set,
        )
        expect(meaningOfTrial({ ...question, concepts })).not.toBe(meaningOfTrial(question))
      }),
      { numRuns },
    ),
  )
})
