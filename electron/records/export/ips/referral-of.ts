import { factKinds, type FactKind } from '../../../../shared/domain/fact.ts'
import { numberOf } from '../../../../shared/domain/facts/registry.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import type { ReferralOrder, ReferralReceipt, ReferralTexts } from '../../../../shared/domain/referral.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { identityOf } from '../../../host/fact-hash.ts'
import { STORE_NAME } from '../../home/store-at.ts'
import type { Store } from '../../open-store.ts'
import { inSections, ipsDocument, type Referred, type ReferredFact } from './document.ts'
import { namesIn } from './names.ts'
import { sections } from './sections.ts'

/** No more facts of one kind go into one referral than these, the newest. */
const MOST = 20_000

type Source = Pick<Store, 'picture' | 'referents' | 'takingOut' | 'charts' | 'meta'>
interface FoundFact extends ReferredFact {
  readonly scope: string
}

/** Somebody's own facts, kind by kind, what is told several times once. */
function factsOf({ picture, referents }: Source, patient: number): { facts: FoundFact[]; isCut: boolean } {
  const kinds = factKinds.map(kind =>
    picture.ofKind({ person: patient, kind: numberOf(kind), most: MOST + 1 }),
  )
  return {
    isCut: kinds.some(({ length }) => length > MOST),
    facts: kinds.flatMap(kind =>
      kind.slice(0, MOST).map(({ said, ...each }) => ({ ...each, said: referents.complete(said) })),
    ),
  }
}

function personOf({ charts }: Source, patient: number): { chart: number; person: Omit<Person, 'place'> } {
  const row = charts.person(patient)
  if (!row?.described) throw new AppError('not-found', say('store.no-patient'))
  return { chart: row.id, person: JSON.parse(row.body) as Omit<Person, 'place'> } // checked when it came in
}

/** What a referral of somebody would hold. Throws AppError 'not-found'. */
export function referralReceiptOf(store: Source, patient: number): ReferralReceipt {
  const { person } = personOf(store, patient)
  const { facts, isCut } = factsOf(store, patient)
  const found = inSections(facts)
  const going = new Set([...found.values()].flat().map(({ id }) => id))
  const staying = Map.groupBy(
    facts.filter(({ id }) => !going.has(id)),
    ({ said }): FactKind => said.kind,
  )
  return {
    name: person.name,
    sections: sections.map(({ id }) => ({ section: id, entries: found.get(id)?.length ?? 0 })),
    leftOut: [...staying].map(([kind, all]) => ({ kind, n: all.length })),
    isCut,
  }
}

interface Asked {
  readonly patient: number
  readonly order: ReferralOrder
  readonly texts: ReferralTexts
  readonly author: string
  readonly identifier: string
  readonly made: Date
}

/** The document of one person, as the store is now. Throws AppError 'not-found'. */
export function referralOf(store: Source, { patient, ...asked }: Asked): string {
  const { facts } = factsOf(store, patient)
  const scopes = new Map(facts.map(({ id, scope }) => [id, scope]))
  const targetOf: Referred['targetOf'] = ({ id }, { identity }) => {
    const scope = scopes.get(id)
    if (identity === undefined || scope === undefined) return undefined
    return store.takingOut.named(identityOf(identity, scope), scope)?.id
  }
  return ipsDocument({
    ...asked,
    ...personOf(store, patient),
    facts,
    targetOf,
    names: namesIn(store.meta.get(STORE_NAME) ?? ''),
  })
}
