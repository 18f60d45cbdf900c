/** The clinical facts Casebook knows: one file a kind in facts/, and the list of them in facts/registry.ts. */
export { code, place, quantity, value, type Code, type Place, type Value } from './facts/elements.ts'
export { fact, factKind, factKinds, type Fact, type FactKind, type FactOf } from './facts/registry.ts'
