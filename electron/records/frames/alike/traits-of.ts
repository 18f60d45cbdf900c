import type { AlikeFrame } from '../../../../shared/domain/alike/alike.ts'
import { domainOf } from '../../../../shared/domain/alike/domain-of.ts'
import { plainLabel } from '../../../../shared/domain/chart/plain-label.ts'
import { levelOf } from '../../../../shared/domain/facts/levels.ts'
import { numberOf, type FactKind } from '../../../../shared/domain/facts/registry.ts'
import type { Store } from '../../open-store.ts'

/** Where traits are read. */
export type TraitStore = Pick<Store, 'traits' | 'picture' | 'words'>

type Said = Pick<AlikeFrame['traits'][number], 'label' | 'domain' | 'unit'>
/** Something that people are compared in, by the code it is found under. */
export type Trait = Said &
  (
    | {
        readonly is: 'having'
        readonly kind: number
        readonly code: number
        readonly days: number | undefined
      }
    | { readonly is: 'latest'; readonly code: number; readonly unitId: number }
  )

/** What is looked for: of her own, and of what others commonly have and she has not. */
const looked = [
  { kind: 'condition', hers: 25, others: 15, days: undefined },
  // A medicine of long ago says little of who she is today.
  { kind: 'medication', hers: 15, others: 10, days: 365 },
] as const satisfies ReadonlyArray<{ kind: FactKind; hers: number; others: number; days: number | undefined }>
const RESULTS = 12
/** What fewer have measured compares her with hardly anybody. */
const LEAST_MEASURED = 20
/** No more facts of one kind of one person are looked at, the newest. */
const MOST_FACTS = 2_000
const OBSERVATION = numberOf('observation')

/** All that one person is compared in, as her record is today; what stands under several codes once. */
export function traitsOf(store: TraitStore, person: number): Trait[] {
  return [...looked.flatMap(each => havingTraits(store, person, each)), ...numberTraits(store, person)]
}

function havingTraits(
  store: TraitStore,
  person: number,
  { kind: name, hers: most, others, days }: (typeof looked)[number],
): Trait[] {
  const { traits, picture, words } = store
  const kind = numberOf(name)
  const coded = picture
    .ofKind({ person, kind, most: MOST_FACTS })
    .filter(({ said }) => levelOf(said) !== undefined && levelOf(said) !== 'provisional')
    .map(({ said }) => said.concept.codes.flatMap(({ system, code }) => words.lookUp(system, code) ?? []))
  // Of several codes of one thing the one that most others have, too: what is coded for her alone compares with nobody.
  const own = coded.flatMap(
    codes =>
      codes.toSorted((one, other) => traits.peopleWith(kind, other) - traits.peopleWith(kind, one))[0] ?? [],
  )
  const known = new Set(coded.flat())
  const common = traits.common(kind, others + known.size).filter(code => !known.has(code))
  return [...[...new Set(own)].slice(0, most), ...common.slice(0, others)].map(code => {
    const described = traits.code(code)
    return {
      is: 'having',
      kind,
      code,
      days,
      label: plainLabel(described.display) || described.code,
      domain: domainOf(described),
    }
  })
}

function numberTraits({ traits, picture }: TraitStore, person: number): Trait[] {
  const measured = new Map(
    picture.numbers(person).rows.map(({ code, unit }) => [`${code} ${unit}`, { code, unit }] as const),
  )
  return [...measured.values()]
    .map(each => ({ ...each, people: traits.peopleWith(OBSERVATION, each.code) }))
    .filter(({ people }) => people >= LEAST_MEASURED)
    .toSorted((one, other) => other.people - one.people || one.code - other.code)
    .slice(0, RESULTS)
    .map(({ code, unit }) => {
      const described = traits.code(code)
      return {
        is: 'latest',
        code,
        unitId: unit,
        label: described.display || described.code,
        unit: picture.unit(unit),
        domain: domainOf(described),
      }
    })
}
