import type { Person } from '../../../shared/domain/patient.ts'

/**
 * What tells somebody from others, as JSON that is kept beside what is written of her: her own source may be undone,
 * and another call somebody else the same. `{}` where nobody describes her.
 */
export function toldFromOthers({ body }: { readonly body: string }): string {
  const { name, otherNames, birth } = JSON.parse(body) as Partial<Person> // checked when it came in
  return name === undefined ? '{}' : JSON.stringify({ name, otherNames, birth })
}
