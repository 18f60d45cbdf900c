import type { BusinessId } from '../../../../shared/domain/facts/common.ts'
import type { Person, Sex } from '../../../../shared/domain/patient.ts'
import { given, versionOf } from '../hl7v2/base.ts'
import { conceptOf, idsOf, personName, type Sent } from './base.ts'
import type { Leaf, Node } from './node.ts'
import { momentOf } from './times.ts'

const sexes: Readonly<Record<string, Sex>> = {
  F: 'female',
  M: 'male',
  UN: 'other',
  U: 'unknown',
  UNK: 'unknown',
}
const SOCIAL_SECURITY = 'urn:oid:2.16.840.1.113883.4.1'

/** An address in one line. */
const addressOf = (node: Node): string =>
  ['streetAddressLine', 'city', 'state', 'postalCode', 'country']
    .flatMap(name => node.all(name).map(each => each.text))
    .concat(node.text)
    .filter(part => part !== '')
    .join(', ')
const telecomOf = (node: Node): string =>
  node
    .attribute('value')
    .replace(/^(?:tel|mailto):/i, '')
    .trim()
const written = (words: readonly string[]) => [...new Set(words.filter(word => word !== ''))]

/** What else her document says of her, each under its element's name. */
const beside = [
  'maritalStatusCode',
  'religiousAffiliationCode',
  'raceCode',
  'sdtc:raceCode',
  'ethnicGroupCode',
  'sdtc:ethnicGroupCode',
] as const

const isRecord = ({ system, value }: BusinessId) => system !== SOCIAL_SECURITY && /[1-9a-z]/i.test(value)
const callOf = ({ system, value }: BusinessId, scope: string) =>
  `Patient/${value}${system === '' ? '' : `|${system}`}@${scope}`

/** What she is called: by the number of her record; by the document alone, where it numbers nobody. */
export function callsOf(role: Node, scope: string, document: string): readonly [string, ...string[]] {
  const numbers = idsOf(role.all('id'))
  const record = numbers.filter(isRecord).map(each => callOf(each, scope))
  const [own = `Patient/of ${document}`, ...others] = record
  return [own, ...others]
}

function deathOf(patient: Node | undefined, unread: Leaf[]): Person['death'] {
  const when = momentOf(patient?.child('sdtc:deceasedTime'), unread)
  const isDead = patient?.child('sdtc:deceasedInd')?.attribute('value') === 'true'
  return when ?? (isDead ? 'deceased' : undefined)
}
function sexOf(patient: Node | undefined, unread: Leaf[]): Sex {
  const node = patient?.child('administrativeGenderCode')
  const code = node?.attribute('code') ?? ''
  const sex = Object.hasOwn(sexes, code) ? sexes[code] : undefined
  if (sex === undefined && code !== '') unread.push({ path: 'administrativeGenderCode@code', text: code })
  node?.pass()
  return sex ?? 'unknown'
}

/** The person whose document it is. `calls`: what she is called. */
export function personOf(
  target: Node,
  role: Node,
  calls: readonly [string, ...string[]],
  sent: Sent,
): Person {
  const unread: Leaf[] = []
  const patient = role.child('patient')
  const [identity, ...aliases] = calls
  const legalFirst = (patient?.all('name') ?? []).toSorted(
    (one, other) => Number(other.attribute('use') === 'L') - Number(one.attribute('use') === 'L'),
  )
  const [name = '', ...otherNames] = written(legalFirst.map(personName))
  const said = beside.flatMap(element =>
    (patient?.all(element) ?? []).flatMap(node => {
      const concept = conceptOf(node, sent)
      return concept ? [{ name: element, value: { kind: 'code' as const, concept } }] : []
    }),
  )
  const languages = (patient?.every('languageCommunication', 'languageCode') ?? []).flatMap(each => {
    const code = each.attribute('code')
    return code === '' ? [] : [{ name: 'languageCode', value: { kind: 'text' as const, text: code } }]
  })
  const addresses = written(role.all('addr').map(addressOf))
  const telecom = written(role.all('telecom').map(telecomOf))
  const birth = momentOf(patient?.child('birthTime'), unread)
  const death = deathOf(patient, unread)
  const sex = sexOf(patient, unread)
  // Whoever keeps the record is named by the document.
  role.child('providerOrganization')?.pass()
  const others = [...target.leaves('recordTarget')].map(({ path, text }) => ({
    name: path.replace('recordTarget/patientRole/', ''),
    value: { kind: 'text' as const, text },
  }))
  return {
    identity,
    aliases,
    name,
    otherNames,
    ...given({ birth, death }),
    sex,
    active: true,
    identifiers: idsOf(role.all('id')),
    addresses,
    telecom,
    qualifiers: [...said, ...languages, ...others],
    ...versionOf(sent.at, false),
    unread,
    place: { ...sent.place, position: `${sent.place.position}, recordTarget` },
  }
}
