/** The clinical facts Casebook knows: one file a kind in facts/, and the list of them in facts/registry.ts. */
export { place, type Place } from './facts/common.ts'
export { code, concept, wordsOf, type Code, type Concept } from './facts/concept.ts'
export { fact, factKind, factKinds, type Fact, type FactKind, type FactOf } from './facts/registry.ts'
export { mayBeOngoing } from './facts/course.ts'
export { counts, standings, type Standing } from './facts/standing.ts'
export { quantity, value, type Amount, type Quantity, type Value } from './facts/value.ts'
export { whenOf } from './facts/when.ts'
