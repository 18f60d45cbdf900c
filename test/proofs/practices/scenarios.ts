import { sugarScore } from './life.ts'
import type { Scenario, Traits } from './scenario.ts'

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit))
const decades = ({ ageYears }: Traits) => (ageYears - 62) / 10
const heart = (traits: Traits) => Number(traits.heart)

/** Rate a year, the exposure lowering it so that its hazard is 0.6 of the other's. */
const HELPS = Math.log(0.6)
const rate =
  (base: number, effect: number | ((traits: Traits) => number), shape = sugarScore) =>
  (traits: Traits, arm: 0 | 1) =>
    base *
    Math.exp(
      0.45 * shape(traits) +
        0.5 * heart(traits) +
        0.25 * decades(traits) +
        arm * (typeof effect === 'number' ? effect : effect(traits)),
    )
const assigned =
  (shape = sugarScore, strength = 0.6) =>
  (traits: Traits) =>
    -0.2 + strength * shape(traits) + 0.5 * heart(traits) - 0.3 * decades(traits)

/** High and low are alike, and the middle is another thing; 0 on average, of the same spread as a linear one. */
const curved = (traits: Traits) => (sugarScore(traits) ** 2 - 1) / Math.SQRT2
/** Beyond 9 % everything is another thing. */
const stepped = (traits: Traits) => (traits.sugar >= 9 ? 2 : -0.5)

const usual: Scenario = {
  people: 800,
  ages: [45, 80],
  assigned: assigned(),
  outcomes: rate(0.2, HELPS),
  deaths: traits => 0.01 * Math.exp(0.8 * decades(traits)),
  unmeasured: () => 0,
  leaves: () => 0,
  accrues: false,
  noticedEvery: undefined,
  unreal: 0,
  movedIn: 0,
  otherUnit: 0,
  twins: 0,
  roughDates: 0,
}

/** Each by its name, which is that of its line in the report. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'complete': usual,
  'no effect': { ...usual, outcomes: rate(0.2, 0) },
  'helps some more than others': {
    ...usual,
    outcomes: rate(0.2, traits => HELPS + 0.5 * decades(traits)),
  },
  'rare': { ...usual, people: 1_500, outcomes: rate(0.015, HELPS) },
  'two hundred people': { ...usual, people: 200 },
  'missing by chance': { ...usual, unmeasured: () => 0.25 },
  'missing by age and heart': {
    ...usual,
    unmeasured: traits => logistic(-1.4 + 0.8 * decades(traits) - 0.8 * heart(traits)),
  },
  'missing by itself': { ...usual, unmeasured: traits => logistic(-1.3 + 1.2 * sugarScore(traits)) },
  'one extract of a practice that grows': { ...usual, accrues: true },
  'seen more often in one arm, no effect': {
    ...usual,
    outcomes: rate(0.2, 0),
    noticedEvery: [150, 30],
  },
  'the ill leave, in one arm': {
    ...usual,
    leaves: (traits, arm) => (arm === 1 ? 0.15 * Math.exp(1.2 * sugarScore(traits)) : 0.08),
  },
  'the old die of other things': {
    ...usual,
    ages: [76, 96],
    assigned: traits => 0.6 * sugarScore(traits) - 0.5 * (decades(traits) - 2.4),
    outcomes: rate(0.1, HELPS),
    deaths: traits => 0.22 * Math.exp(0.6 * (decades(traits) - 2.4)),
  },
  'a curved confounder, mild': {
    ...usual,
    assigned: assigned(curved, 0.3),
    outcomes: rate(0.2, HELPS, curved),
  },
  'a curved confounder, strong': {
    ...usual,
    assigned: assigned(curved, 1),
    outcomes: rate(0.2, HELPS, traits => 1.5 * curved(traits)),
  },
  'a stepped confounder': {
    ...usual,
    assigned: assigned(stepped, 0.6),
    outcomes: rate(0.2, HELPS, stepped),
  },
  'cancelled and refused orders': { ...usual, unreal: 0.5 },
  'moved in on treatment': { ...usual, movedIn: 0.4 },
  'two units': { ...usual, otherUnit: 0.5 },
  'twins under one number': { ...usual, twins: 0.1 },
  'months and years for days': { ...usual, roughDates: 0.2 },
}
