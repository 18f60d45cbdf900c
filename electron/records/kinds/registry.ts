import type { FactKind } from '../../../shared/domain/fact.ts'
import type { Said, SaidOf } from '../../../shared/domain/facts/columns.ts'
import { allergy } from './allergy.ts'
import { condition } from './condition.ts'
import { document } from './document.ts'
import { device } from './device.ts'
import { encounter } from './encounter.ts'
import { familyHistory } from './family-history.ts'
import { immunization } from './immunization.ts'
import type { RecordedKind } from './kind.ts'
import { medication } from './medication.ts'
import { observation } from './observation.ts'
import { plan } from './plan.ts'
import { procedure } from './procedure.ts'
import { questionnaire } from './questionnaire.ts'
import { report } from './report.ts'
import { variant } from './variant.ts'

/** Every kind of fact as records knows it. The compiler demands a line for each kind of shared/domain/facts. */
const recordedKinds: { readonly [K in FactKind]: RecordedKind<SaidOf<K>> } = {
  encounter,
  condition,
  observation,
  medication,
  procedure,
  allergy,
  immunization,
  report,
  document,
  'family-history': familyHistory,
  questionnaire,
  plan,
  device,
  variant,
}

/** What is known of this fact's kind: the one that the fact itself names. */
export const recorded = (fact: Said): RecordedKind<Said> => recordedKinds[fact.kind] as RecordedKind<Said>
