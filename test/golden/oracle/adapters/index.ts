import type { TopicAdapters } from './adapter.ts'
import { bayesSequential } from './bayes-sequential.ts'
import { cox } from './cox.ts'
import { federated } from './federated.ts'
import { glm } from './glm.ts'
import { linkage } from './linkage.ts'
import { meta } from './meta.ts'
import { monitoring } from './monitoring.ts'
import { propensity } from './propensity.ts'
import { specialFunctions } from './special-functions.ts'
import { survivalKm } from './survival-km.ts'
import { tables } from './tables.ts'

/** Every topic of the reference files. */
export const topics: Readonly<Record<string, TopicAdapters>> = {
  'bayes-sequential': bayesSequential,
  cox,
  federated,
  glm,
  linkage,
  meta,
  monitoring,
  propensity,
  'special-functions': specialFunctions,
  'survival-km': survivalKm,
  tables,
}
