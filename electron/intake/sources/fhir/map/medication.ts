import type { Concept, FactOf } from '../../../../../shared/domain/fact.ts'
import type { Dose } from '../../../../../shared/domain/facts/medication.ts'
import type { Moment } from '../../../../../shared/domain/moment.ts'
import { element, elements, given, number, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { contained } from '../names.ts'
import { amountOf, ratioInWords } from './amounts.ts'
import { link, type Base } from './base.ts'
import { conceptOf, conceptsOf } from './concepts.ts'
import { dosesOf, doseOf } from './dose.ts'
import { nameless, type ResourceMap } from './kind.ts'
import { keep, members, restOf } from './members.ts'
import { happenedIn, happenedMembers, momentOf, spanOf } from './timing.ts'
import { lookUp } from '../../../../../shared/domain/table.ts'

type Medication = FactOf<'medication'>
export type Ingredients = Medication['ingredients']

const ingredientMembers = members('itemCodeableConcept itemReference strength', 'isActive')

/** What is in a Medication; an ingredient that is another resource is named by the words beside the reference. */
export function ingredientsOf(value: unknown, at: string, mapping: Mapping): Ingredients {
  return elements(value).flatMap(each => {
    restOf(each, ingredientMembers, at, mapping)
    const display = text(element(each['itemReference'])?.['display'])
    keep(each['itemReference'], `${at}.itemReference`, mapping)
    const concept =
      conceptOf(each['itemCodeableConcept'], `${at}.itemCodeableConcept`, mapping) ??
      (display === undefined ? undefined : { codes: [], text: display })
    const strength = ratioInWords(each['strength'], `${at}.strength`, mapping)
    if (concept) return [{ concept, ...given({ strength }) }]
    keep(each['strength'], `${at}.strength`, mapping)
    return []
  })
}

/** A mapping whose findings go nowhere: of a contained Medication, which its own referent reads in full. */
const aloof = (mapping: Mapping): Mapping => ({ ...mapping, unread: [], qualifiers: [], aside: [] })

/**
 * Which medicine: in codes and words, and by a link to the Medication, from which records joins what is not said here.
 * One that is contained is read at once.
 */
function medicineOf(
  resource: Element,
  base: Base,
  mapping: Mapping,
): Pick<Medication, 'concept' | 'ingredients' | 'form'> {
  const own = conceptOf(resource['medicationCodeableConcept'], 'medicationCodeableConcept', mapping)
  const reference = resource['medicationReference']
  link(base, 'medication', reference, 'medicationReference', 'Medication', mapping)
  const inside = contained(resource, reference)
  const quiet = aloof(mapping)
  const display = text(element(reference)?.['display'])
  const concept: Concept =
    own ??
    (inside && conceptOf(inside['code'], '', quiet)) ??
    (display === undefined ? nameless : { codes: [], text: display })
  return {
    concept,
    ingredients: inside ? ingredientsOf(inside['ingredient'], '', quiet) : [],
    ...given({ form: inside && conceptOf(inside['form'], '', quiet) }),
  }
}

const days: Readonly<Record<string, number>> = { d: 1, day: 1, days: 1, wk: 7, week: 7, weeks: 7 }

/** A supply's duration in days; one in another unit, whose days nobody can tell, is kept as it is. */
function daysOf(value: unknown, at: string, mapping: Mapping): number | undefined {
  const amount = amountOf(value, at, mapping)
  if (!amount) return undefined
  const factor = lookUp(days, (amount.unitCode ?? amount.unit ?? 'd').toLowerCase())
  const found = factor === undefined ? undefined : number(amount.value * factor)
  if (found === undefined) keep(value, at, mapping)
  return found
}

const orNone = <T extends object>(members_: T): T | undefined =>
  Object.keys(members_).length === 0 ? undefined : members_

/** From the first dose's beginning to the last one's end; without an end where one dose has none. */
function spanOfDoses(doses: readonly Dose[]): { start?: Moment; end?: Moment } {
  const starts = doses.flatMap(each => each.start ?? [])
  const ends = doses.flatMap(each => each.end ?? [])
  const first = starts.toSorted((one, other) => one.clock - other.clock)[0]
  const last = ends.toSorted((one, other) => other.clock - one.clock)[0]
  return given({ start: first, end: ends.length === doses.length ? last : undefined })
}

const dispenseMembers = members(
  'quantity expectedSupplyDuration numberOfRepeatsAllowed:number validityPeriod',
  'initialFill dispenseInterval performer',
)

function supplyAsked(value: unknown, mapping: Mapping): Medication['supply'] {
  const asked = element(value)
  if (!asked) return undefined
  const at = 'dispenseRequest'
  restOf(asked, dispenseMembers, at, mapping)
  const valid = spanOf(asked['validityPeriod'], `${at}.validityPeriod`, mapping)
  return orNone(
    given({
      quantity: amountOf(asked['quantity'], `${at}.quantity`, mapping),
      days: daysOf(asked['expectedSupplyDuration'], `${at}.expectedSupplyDuration`, mapping),
      repeats: number(asked['numberOfRepeatsAllowed']),
      from: valid.start,
      until: valid.end,
    }),
  )
}

const substitutionMembers = members(
  'allowedCodeableConcept type',
  'allowedBoolean wasSubstituted reason responsibleParty',
)

function substitutionOf(value: unknown, mapping: Mapping): Concept | undefined {
  const substitution = element(value)
  if (!substitution) return undefined
  restOf(substitution, substitutionMembers, 'substitution', mapping)
  return (
    conceptOf(substitution['allowedCodeableConcept'], 'substitution.allowedCodeableConcept', mapping) ??
    conceptOf(substitution['type'], 'substitution.type', mapping)
  )
}

const medicine = 'medicationCodeableConcept medicationReference category '

export const medicationRequest: ResourceMap = {
  subject: 'subject',
  needs: 'medication',
  own: members(
    `${medicine}intent doNotPerform priorPrescription dosageInstruction:parts dispenseRequest:part substitution:part`,
    'priority statusReason supportingInformation reportedBoolean reportedReference performerType groupIdentifier ' +
      'courseOfTherapyType insurance detectedIssue eventHistory instantiatesCanonical instantiatesUri',
  ),
  read(resource, base, mapping) {
    link(base, 'replaces', resource['priorPrescription'], 'priorPrescription', 'MedicationRequest', mapping)
    const doses = dosesOf(resource['dosageInstruction'], 'dosageInstruction', mapping)
    return {
      kind: 'medication',
      role: 'request',
      ...base,
      ...medicineOf(resource, base, mapping),
      ...spanOfDoses(doses),
      ...given({ intent: text(resource['intent']) }),
      categories: conceptsOf(resource['category'], 'category', mapping),
      doses,
      ...given({
        supply: supplyAsked(resource['dispenseRequest'], mapping),
        substitution: substitutionOf(resource['substitution'], mapping),
      }),
    }
  },
}

export const medicationStatement: ResourceMap = {
  subject: 'subject',
  needs: 'medication',
  own: members(`${medicine}context dosage:parts ${happenedMembers('effective')}`, 'statusReason'),
  read(resource, base, mapping) {
    link(base, 'encounter', resource['context'], 'context', 'Encounter', mapping)
    return {
      kind: 'medication',
      role: 'statement',
      ...base,
      ...medicineOf(resource, base, mapping),
      ...happenedIn(resource, 'effective', mapping),
      categories: conceptsOf(resource['category'], 'category', mapping),
      doses: dosesOf(resource['dosage'], 'dosage', mapping),
    }
  },
}

export const medicationAdministration: ResourceMap = {
  subject: 'subject',
  needs: 'medication',
  own: members(
    `${medicine}context request dosage:part ${happenedMembers('effective')}`,
    'statusReason supportingInformation eventHistory instantiates',
  ),
  read(resource, base, mapping) {
    link(base, 'encounter', resource['context'], 'context', 'Encounter', mapping)
    link(base, 'based-on', resource['request'], 'request', 'MedicationRequest', mapping)
    const dose = doseOf(resource['dosage'], 'dosage', mapping)
    return {
      kind: 'medication',
      role: 'administration',
      ...base,
      ...medicineOf(resource, base, mapping),
      ...happenedIn(resource, 'effective', mapping),
      categories: conceptsOf(resource['category'], 'category', mapping),
      doses: dose ? [dose] : [],
    }
  },
}

export const medicationDispense: ResourceMap = {
  subject: 'subject',
  needs: 'medication',
  own: members(
    `${medicine}context authorizingPrescription quantity daysSupply whenHandedOver dosageInstruction:parts ` +
      'substitution:part',
    'statusReasonCodeableConcept statusReasonReference supportingInformation type whenPrepared destination receiver ' +
      'detectedIssue eventHistory',
  ),
  read(resource, base, mapping) {
    link(base, 'encounter', resource['context'], 'context', 'Encounter', mapping)
    link(
      base,
      'based-on',
      resource['authorizingPrescription'],
      'authorizingPrescription',
      'MedicationRequest',
      mapping,
    )
    const supply = given({
      quantity: amountOf(resource['quantity'], 'quantity', mapping),
      days: daysOf(resource['daysSupply'], 'daysSupply', mapping),
    })
    return {
      kind: 'medication',
      role: 'dispense',
      ...base,
      ...medicineOf(resource, base, mapping),
      ...given({ start: momentOf(resource['whenHandedOver'], 'whenHandedOver', mapping) }),
      categories: conceptsOf(resource['category'], 'category', mapping),
      doses: dosesOf(resource['dosageInstruction'], 'dosageInstruction', mapping),
      ...given({ supply: orNone(supply), substitution: substitutionOf(resource['substitution'], mapping) }),
    }
  },
}
