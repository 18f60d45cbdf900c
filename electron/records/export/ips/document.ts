import type { Said } from '../../../../shared/domain/facts/columns.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import type { ReferralOrder, ReferralSection, ReferralTexts } from '../../../../shared/domain/referral.ts'
import { lineOf, type Part } from '../fhir/parts.ts'
import { entryOf, personEntry } from './entry-of.ts'
import { urn, type Names } from './names.ts'
import { narrativeOf, paragraph, tableOf } from './narrative.ts'
import { sectionOf, sections, type Section } from './sections.ts'

const LOINC = 'http://loinc.org'
const PROFILE = 'http://hl7.org/fhir/uv/ips/StructureDefinition/'
const REASON_FOR_REFERRAL = { code: '42349-1', display: 'Reason for referral (narrative)' }
const EMPTY_REASON = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason',
      code: 'unavailable',
      display: 'Unavailable',
    },
  ],
}

type Link = Said['links'][number]
export interface ReferredFact {
  readonly id: number
  readonly said: Said
  /** Two versions of it differ, and nothing says which is newer: one goes along, and that it is so. */
  readonly isUndecided: boolean
}
/** All that a document is made of. */
export interface Referred {
  readonly person: Omit<Person, 'place'>
  readonly chart: number
  /** The newest first. */
  readonly facts: readonly ReferredFact[]
  /** Which fact a link of this one points at; undefined where it is none of the store. */
  readonly targetOf: (fact: ReferredFact, link: Link) => number | undefined
  readonly names: Names
  /** Who writes it, as this casebook knows her. */
  readonly author: string
  /** Of this document alone: a UUID. */
  readonly identifier: string
  readonly made: Date
  readonly order: ReferralOrder
  readonly texts: ReferralTexts
}

const concept = ({ code, display }: { readonly code: string; readonly display: string }): Part => ({
  coding: [{ system: LOINC, code, display }],
})

/** The facts that go along, by their sections. */
export function inSections<F extends { readonly said: Said }>(
  facts: readonly F[],
): Map<ReferralSection, F[]> {
  const found = new Map<ReferralSection, F[]>()
  for (const fact of facts) {
    const section = sectionOf(fact.said)
    if (section !== undefined) found.set(section, [...(found.get(section) ?? []), fact])
  }
  return found
}

function sectionPart(
  { id, isRequired, ...code }: Section,
  facts: readonly ReferredFact[],
  from: Referred,
): Part[] {
  const { texts, names } = from
  const title = texts.sections[id]
  if (facts.length === 0)
    return isRequired
      ? [
          {
            title,
            code: concept(code),
            text: narrativeOf(paragraph(texts.nothing)),
            emptyReason: EMPTY_REASON,
          },
        ]
      : []
  const rows = tableOf(facts, texts)
  return [
    {
      title,
      code: concept(code),
      text: narrativeOf(rows),
      entry: facts.map(each => ({ reference: urn(names.fact(each.id)) })),
    },
  ]
}

/** What is asked, and of whom. */
function questionPart({ order: { recipient, question }, texts }: Referred): Part[] {
  const said = [
    ...(recipient.trim() === '' ? [] : [`${texts.recipient}: ${recipient.trim()}`]),
    ...question.split(/\r?\n/).filter(line => line.trim() !== ''),
  ]
  return said.length === 0
    ? []
    : [
        {
          title: texts.question,
          code: concept(REASON_FOR_REFERRAL),
          text: narrativeOf(said.map(paragraph).join('')),
        },
      ]
}

/**
 * One person's record as an International Patient Summary: a Bundle of type `document`, FHIR R4 in JSON. It holds no
 * address of this machine and no name of a file. A reference leads to what is in the document, or says in words what it
 * led to.
 */
export function ipsDocument(from: Referred): string {
  const { person, chart, names, author, identifier, made, order, texts } = from
  const found = inSections(from.facts)
  // In the order in which they came here: whoever puts what is of one day in order, does so as it is done here.
  const going = [...found.values()].flat().toSorted((one, other) => one.id - other.id)
  const inside = new Set(going.map(({ id }) => id))
  const subject = names.person(chart)
  const writer = names.author(author)

  const linksOf = (fact: ReferredFact) => (role: Link['role']) =>
    fact.said.links
      .filter(link => link.role === role)
      .flatMap((link): Part[] => {
        const target = from.targetOf(fact, link)
        if (target !== undefined && inside.has(target))
          return [{ reference: urn(names.fact(target)), display: link.words }]
        return link.words === undefined ? [] : [{ display: link.words }]
      })

  const composition = {
    resourceType: 'Composition',
    id: identifier,
    meta: { profile: [`${PROFILE}Composition-uv-ips`] },
    status: 'final',
    type: concept({ code: '60591-5', display: 'Patient summary Document' }),
    subject: { reference: urn(subject) },
    date: made.toISOString(),
    author: [{ reference: urn(writer), display: order.author }],
    title: texts.title,
    section: [
      ...questionPart(from),
      ...sections.flatMap(section => sectionPart(section, found.get(section.id) ?? [], from)),
    ],
  }
  return lineOf({
    resourceType: 'Bundle',
    meta: { profile: [`${PROFILE}Bundle-uv-ips`] },
    identifier: { system: 'urn:ietf:rfc:3986', value: urn(identifier) },
    type: 'document',
    timestamp: made.toISOString(),
    entry: [
      { fullUrl: urn(identifier), resource: composition },
      personEntry(person, subject),
      {
        fullUrl: urn(writer),
        resource: { resourceType: 'Practitioner', id: writer, name: [{ text: order.author }] },
      },
      ...going.map(fact => entryOf(fact.said, { id: names.fact(fact.id), subject, links: linksOf(fact) })),
    ],
  })
}
