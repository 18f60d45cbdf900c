import type { Moment } from '../../../shared/domain/moment.ts'
import type { Person } from '../../../shared/domain/patient.ts'

/** A person as one source describes her: what matching compares, and nothing else. */
export interface Description extends Pick<
  Person,
  'identity' | 'name' | 'otherNames' | 'birth' | 'sex' | 'death' | 'identifiers' | 'addresses' | 'telecom'
> {
  /** Which source describes her. `identity` is hers within that source. */
  readonly source: string
  /** When the last fact about her happened, as far as that source knows. */
  readonly lastEvent?: Moment | undefined
}
