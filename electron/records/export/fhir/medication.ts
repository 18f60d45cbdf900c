import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import { doseGivenOf, dosageOf } from './dose.ts'
import { happenedOf, type Links } from './members.ts'
import { conceptOf, conceptsOf, periodOf, quantityOf, timeOf, type Part } from './parts.ts'
import type { Resource } from './resource.ts'

type Medication = SaidOf<'medication'>

/** Which medicine; by the words of what it points at where nobody has described that. */
function medicineOf({ concept }: Medication, links: Links): Part {
  const own = conceptOf(concept)
  return own ? { medicationCodeableConcept: own } : { medicationReference: links('medication')[0] }
}

const daysOf = (days: number | undefined): Part | undefined =>
  days === undefined ? undefined : { value: days, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' }

const requestOf = ({ intent, standing, doses, supply, substitution }: Medication): Part => ({
  // R4 asks for an intent; where the source had none it is left out, as it was.
  intent,
  ...(standing.because?.element === 'doNotPerform' && { doNotPerform: true }),
  dosageInstruction: doses.map(dosageOf),
  dispenseRequest: {
    quantity: quantityOf(supply?.quantity),
    expectedSupplyDuration: daysOf(supply?.days),
    numberOfRepeatsAllowed: supply?.repeats,
    validityPeriod: periodOf(supply?.from, supply?.until),
  },
  substitution: { allowedCodeableConcept: conceptOf(substitution) },
})

const roles: Readonly<Record<Medication['role'], readonly [type: string, own: (fact: Medication) => Part]>> =
  {
    request: [
      'MedicationRequest',
      fact => ({
        ...requestOf(fact),
        authoredOn: timeOf(fact.recorded),
        category: conceptsOf(fact.categories),
      }),
    ],
    statement: [
      'MedicationStatement',
      fact => ({
        ...happenedOf('effective', fact, ['Period']),
        dateAsserted: timeOf(fact.recorded),
        category: conceptOf(fact.categories[0]),
        dosage: fact.doses.map(dosageOf),
      }),
    ],
    administration: [
      'MedicationAdministration',
      fact => ({
        ...happenedOf('effective', fact, ['Period']),
        category: conceptOf(fact.categories[0]),
        dosage: doseGivenOf(fact.doses[0]),
      }),
    ],
    dispense: [
      'MedicationDispense',
      fact => ({
        whenHandedOver: timeOf(fact.start),
        category: conceptOf(fact.categories[0]),
        quantity: quantityOf(fact.supply?.quantity),
        daysSupply: daysOf(fact.supply?.days),
        dosageInstruction: fact.doses.map(dosageOf),
        substitution: { type: conceptOf(fact.substitution) },
      }),
    ],
  }

/** A medicine asked for, taken, given or handed out. */
export function medicationResource(fact: Medication, links: Links): Resource {
  const [type, own] = roles[fact.role]
  return {
    type,
    subject: 'subject',
    members: { ...medicineOf(fact, links), ...own(fact), reasonCode: conceptsOf(fact.reasons) },
  }
}
