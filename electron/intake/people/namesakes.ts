import type { Client, Progress } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import { likenesses, type Namesake } from '../../../shared/contract/intake.ts'
import { BY_HAND, type NewPerson } from '../../../shared/domain/entry.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { say } from '../../../shared/words/message.ts'
import { readMoment } from '../border/read-moment.ts'
import { blockingKeys } from './blocking-keys.ts'
import { fieldsOf } from './fields.ts'
import { keyNumber } from './key-number.ts'
import { keyPeople } from './key-people.ts'
import { knownPerson } from './known-people.ts'
import { likenessOf } from './likeness.ts'

/** As many as are looked at before one registers somebody; of commoner names the birth date and numbers tell more. */
const MOST = 8
/** So many are compared: whoever shares a key with what is typed. */
const MOST_COMPARED = 2_000

type Typed = Pick<NewPerson, 'name' | 'birth' | 'sex' | 'identifiers'>
interface Work {
  readonly ingest: Client<typeof ingestContract>
  readonly signal: AbortSignal
  report(step: Progress): void
}

/** Who is here and may be whom somebody is about to register: the likeliest first, each chart once. */
export async function namesakesOf(typed: Typed, { ingest, signal, report }: Work): Promise<Namesake[]> {
  const { name, sex, birth: written, identifiers } = typed
  const birth = readMoment(written)
  const fields = fieldsOf({
    source: BY_HAND,
    identity: '',
    name,
    otherNames: [],
    sex,
    ...(birth && { birth }),
    identifiers: identifiers.map(({ value, label = '' }) => ({ system: '', value, label })),
    addresses: [],
    telecom: [],
  })
  const { people: count } = await ingest.matchable({})
  await keyPeople({
    ingest,
    count,
    signal,
    report: (phase, done, of) => report({ phase: say(phase), done, of }),
  })
  const found = await ingest.bearing({ keys: blockingKeys(fields).map(keyNumber) })
  signal.throwIfAborted()
  const charts = new Map(found.slice(0, MOST_COMPARED).map(({ person, chart }) => [person, chart]))
  const described = await ingest.describedPeople({ people: [...charts.keys()] })
  const alike = described.flatMap((row): Namesake[] => {
    const likeness = likenessOf(fields, knownPerson(row).fields)
    if (likeness === undefined) return []
    const her = JSON.parse(row.body) as Omit<Person, 'place'> // checked when it came in
    const identifier = her.identifiers[0]?.value
    return [
      {
        patient: charts.get(row.person)!,
        name: her.name,
        ...(her.birth && { birth: her.birth }),
        sex: her.sex,
        ...(identifier !== undefined && { identifier }),
        likeness,
      },
    ]
  })
  const inOrder = likenesses.flatMap(each => alike.filter(({ likeness }) => likeness === each))
  return inOrder
    .filter(({ patient }, at) => inOrder.findIndex(each => each.patient === patient) === at)
    .slice(0, MOST)
}
