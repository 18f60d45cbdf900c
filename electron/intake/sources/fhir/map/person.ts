import type { Place } from '../../../../../shared/domain/fact.ts'
import type { Person, Sex } from '../../../../../shared/domain/patient.ts'
import { elements, given, text, texts, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'
import { idsOf, ownNarrativeOf, versionIn } from './base.ts'
import { keep, members, restOf } from './members.ts'
import { momentOf } from './timing.ts'

const sexes: ReadonlySet<unknown> = new Set(['female', 'male', 'other', 'unknown'])
const nameMembers = members('prefix:texts given:texts family:texts suffix:texts text:text', 'use period')

/** A name as it is said: titles, given names, family name. Where a source has it in parts, the parts are the name. */
export function nameOf(name: Element, at: string, mapping: Mapping): string {
  restOf(name, nameMembers, at, mapping)
  const parts = [
    ...texts(name['prefix']),
    ...texts(name['given']),
    ...texts(name['family']),
    ...texts(name['suffix']),
  ].join(' ')
  const whole = text(name['text'])
  if (parts !== '' && whole !== undefined && whole !== parts) keep(whole, `${at}.text`, mapping)
  return parts || (whole ?? '')
}

const addressMembers = members(
  'line:texts postalCode:text city:text district:text state:text country:text text:text',
  'use type period',
)
export function addressOf(address: Element, at: string, mapping: Mapping): string {
  restOf(address, addressMembers, at, mapping)
  const place = [...texts(address['postalCode']), ...texts(address['city'])].join(' ')
  const parts = [
    ...texts(address['line']),
    ...(place === '' ? [] : [place]),
    ...texts(address['district']),
    ...texts(address['state']),
    ...texts(address['country']),
  ].join(', ')
  const whole = text(address['text'])
  if (parts !== '' && whole !== undefined && whole !== parts) keep(whole, `${at}.text`, mapping)
  return parts || (whole ?? '')
}

const telecomMembers = members('value:text', 'system use rank period')

const own = members(
  'resourceType id meta implicitRules text contained identifier active:boolean name:parts telecom:parts gender ' +
    'birthDate deceasedBoolean:boolean deceasedDateTime address:parts',
  'language maritalStatus multipleBirthBoolean multipleBirthInteger photo contact communication generalPractitioner ' +
    'managingOrganization link',
)

/** Dead, and when where that is known: also where a source says only that it does not know when. */
function deathOf(resource: Element, mapping: Mapping): Person['death'] {
  const when = momentOf(resource['deceasedDateTime'], 'deceasedDateTime', mapping)
  if (when) return when
  const isDead =
    resource['deceasedBoolean'] === true ||
    text(resource['deceasedDateTime']) !== undefined ||
    resource['_deceasedDateTime'] !== undefined
  return isDead ? 'deceased' : undefined
}

function sexOf(gender: unknown, mapping: Mapping): Sex {
  if (sexes.has(gender)) return gender as Sex
  leaveUnread(gender, 'gender', mapping)
  return 'unknown'
}

/** A Patient as a person. The official name leads, maiden and old ones follow. */
export function personFrom(
  resource: Element,
  names: Pick<Person, 'identity' | 'aliases'>,
  place: Place,
  mapping: Mapping,
): Person {
  restOf(resource, own, '', mapping)
  const called = elements(resource['name'])
    .toSorted((one, other) => Number(other['use'] === 'official') - Number(one['use'] === 'official'))
    .map(each => nameOf(each, 'name', mapping))
    .filter(each => each !== '')
  const more = ownNarrativeOf(resource)
  if (more !== undefined) keep(more, 'text', mapping)
  return {
    ...names,
    name: called[0] ?? '',
    otherNames: called.slice(1),
    sex: sexOf(resource['gender'], mapping),
    active: resource['active'] !== false,
    identifiers: idsOf(resource['identifier'], 'identifier', mapping),
    addresses: elements(resource['address'])
      .map(each => addressOf(each, 'address', mapping))
      .filter(each => each !== ''),
    telecom: elements(resource['telecom']).flatMap(each => {
      restOf(each, telecomMembers, 'telecom', mapping)
      return text(each['value']) ?? []
    }),
    ...given({
      birth: momentOf(resource['birthDate'], 'birthDate', mapping),
      death: deathOf(resource, mapping),
    }),
    ...versionIn(resource, mapping),
    qualifiers: mapping.qualifiers,
    unread: mapping.unread,
    place,
  }
}
