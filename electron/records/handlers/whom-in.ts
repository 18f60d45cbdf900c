import type { Moment } from '../../../shared/domain/moment.ts'
import type { Person } from '../../../shared/domain/patient.ts'

type Whom = Pick<Person, 'name' | 'birth'>

/** Name and birth date out of a description as it is stored: enough to tell somebody from another in a list. */
export const whomIn = (json: string): { name: string; birth?: Moment } => {
  const { name = '', birth } = JSON.parse(json) as Partial<Whom> // checked when it came in
  return { name, ...(birth && { birth }) }
}
