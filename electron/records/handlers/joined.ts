import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import type { peopleMethods, PersonLink, PersonSide } from '../../../shared/contract/patients-people.ts'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import { mayBeOngoing } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { againstFirst } from '../../../shared/domain/speaks-against.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import type { DescribedRow } from '../repositories/matches.ts'
import type { Described } from '../repositories/shown-person.ts'
import { ALLERGIES, allergiesOf } from './allergies.ts'
import { labelOf } from './fact-line.ts'
import { dayAt } from './moments.ts'
import { sourceName } from './source-name.ts'

const described = ({ body }: { body: string }) => JSON.parse(body) as Described // checked when it came in
const reasonsIn = (text: string) => againstFirst(JSON.parse(text) as Message[]) // written by join
/** As many conditions of one person are looked at, and as many of those that may still be are told. */
const [MOST_CONDITIONS, PROBLEMS] = [500, 8]

const compared = {
  birth: ({ birth }: Described) => birth,
  death: ({ death }: Described) => (death === 'deceased' ? undefined : death),
  sex: ({ sex }: Described) => (sex === 'unknown' ? undefined : sex),
  name: ({ name }: Described) => name || undefined,
} as const
const fields = ['birth', 'death', 'sex', 'name'] as const

/** In what the sources of one chart differ, where two of them know it. */
function differences(all: readonly Described[]): Message[] {
  const isDifferent = (what: (typeof fields)[number]) =>
    new Set(all.flatMap(each => compared[what](each) ?? []).map(each => canonical(each as Json))).size > 1
  const found = fields.filter(isDifferent).map(what => say('people.differ', { what }))
  const deaths = new Set(all.map(({ death }) => death !== undefined))
  return deaths.size > 1 ? [...found, say('people.differ', { what: 'died' })] : found
}

/** Of a chart, which sources describe her, and in what they differ. */
export function joinedOn(store: Store, chart: number) {
  const all = store.descriptions.ofChart(chart)
  if (all.length < 2) return { joinedFrom: [], differences: [] }
  return {
    joinedFrom: store.matches
      .describedOf(all.map(({ person }) => person))
      .map(({ source }) => sourceName(store, source)),
    differences: differences(all.map(described)),
  }
}

/** What records does when the window asks who is one, or may be. */
export function joinedHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, keyof typeof peopleMethods> {
  function clinical({ person, lastEvent }: DescribedRow) {
    const { personFacts } = store()
    const allergies = personFacts.ofKind({ person, kind: numberOf('allergy'), limit: ALLERGIES })
    const problems = personFacts
      .ofKind({ person, kind: numberOf('condition'), limit: MOST_CONDITIONS })
      .filter(each => each.about === 'patient' && mayBeOngoing(each))
    const labels = [...new Set(problems.map(labelOf))]
    return {
      ...allergiesOf(allergies),
      problems: labels.slice(0, PROBLEMS),
      problemsInAll: labels.length,
      ...(lastEvent !== null && { lastSeen: dayAt(lastEvent) }),
      facts: personFacts.count(person),
    }
  }
  function sideOf(row: DescribedRow): PersonSide {
    const { name, otherNames, birth, sex, death, identifiers, addresses, telecom } = described(row)
    return {
      person: row.person,
      patient: store().joins.chartOf(row.person),
      source: sourceName(store(), row.source),
      name,
      otherNames,
      sex,
      ...(birth && { birth }),
      ...(death && { death }),
      identifiers: identifiers.map(each => ({ label: each.label ?? '', value: each.value })),
      addresses,
      telecom,
      ...clinical(row),
    }
  }

  return {
    pairs({ offset, limit }) {
      const { answers, matches } = store()
      return {
        total: answers.openCount(),
        rows: answers.open({ offset, limit }).flatMap(({ one, other, weight, reasons, putOff }) => {
          const [a, b] = matches.describedOf([one, other])
          if (!a || !b) return []
          return [
            {
              one: sideOf(a),
              other: sideOf(b),
              weight,
              reasons: reasonsIn(reasons),
              isPutOff: putOff === 1,
            },
          ]
        }),
      }
    },
    joined({ patient }) {
      const { descriptions, matches, answers, joins } = store()
      const people = descriptions.ofChart(joins.chartOf(patient))
      const links = people.flatMap((a, at) =>
        people.slice(at + 1).flatMap((b): PersonLink[] => {
          const said = answers.about(a.identity).find(row => [row.one, row.other].includes(b.identity))
          const pair = answers.pair(a.person, b.person)
          const ends = { one: a.person, other: b.person }
          if (said?.answer === 'same')
            return [{ ...ends, by: { kind: 'person', at: said.at, person: said.person } }]
          if (pair?.automatic !== 1) return []
          const { weight, reasons } = pair
          return [{ ...ends, by: { kind: 'matching', weight, reasons: reasonsIn(reasons) } }]
        }),
      )
      return { people: matches.describedOf(people.map(({ person }) => person)).map(sideOf), links }
    },
  }
}
