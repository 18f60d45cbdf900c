import type { Place } from '../../../../../shared/domain/fact.ts'
import type { Person, Sex } from '../../../../../shared/domain/patient.ts'
import { element, elements, given, text, texts, type Element } from '../json.ts'
import { codesOf } from '../elements.ts'
import { readMoment } from '../read-moment.ts'

const sexes = new Set(['female', 'male', 'other', 'unknown'])

function nameOf(name: Element): string {
  return (
    [...texts(name['prefix']), ...texts(name['given']), text(name['family']), ...texts(name['suffix'])]
      .filter(Boolean)
      .join(' ') ||
    (text(name['text']) ?? '')
  )
}

function addressOf(address: Element | undefined): string | undefined {
  if (!address) return undefined
  const place = [text(address['postalCode']), text(address['city'])].filter(Boolean).join(' ')
  return (
    text(address['text']) ??
    ([...texts(address['line']), place, text(address['country'])].filter(Boolean).join(', ') || undefined)
  )
}

/** A Patient as a person. Titles are kept in the name; the official name leads, maiden and old ones follow. */
export function personFrom(resource: Element, identity: string, place: Place): Person {
  const names = elements(resource['name'])
    .toSorted((one, other) => Number(other['use'] === 'official') - Number(one['use'] === 'official'))
    .map(nameOf)
    .filter(Boolean)
  const gender = text(resource['gender'])
  return {
    identity,
    place,
    name: names[0] ?? '',
    otherNames: names.slice(1),
    sex: gender !== undefined && sexes.has(gender) ? (gender as Sex) : 'unknown',
    identifiers: elements(resource['identifier']).flatMap(each => {
      const value = text(each['value'])
      return value === undefined
        ? []
        : [
            {
              system: text(each['system']) ?? '',
              value,
              ...given({ label: text(element(each['type'])?.['text']) ?? codesOf(each['type'])[0]?.display }),
            },
          ]
    }),
    telecom: elements(resource['telecom']).flatMap(each => text(each['value']) ?? []),
    ...given({
      birth: readMoment(resource['birthDate']),
      death:
        readMoment(resource['deceasedDateTime']) ??
        (resource['deceasedBoolean'] === true ? ('deceased' as const) : undefined),
      address: addressOf(elements(resource['address'])[0]),
      updated: text(element(resource['meta'])?.['lastUpdated']),
    }),
  }
}
