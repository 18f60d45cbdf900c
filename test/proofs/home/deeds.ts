import { keepingOperations } from '../sweep/keeping-operations.ts'
import { operations, type Operation } from '../sweep/operations.ts'
import { damageDeeds } from './damage-deeds.ts'
import { renewalDeeds } from './renewal-deeds.ts'

/** All that is done to a home while something happens. */
export const deeds: readonly Operation[] = [...operations, ...keepingOperations]

/** The one of this name, of those as well that only one part has. Throws where there is none. */
export function deedNamed(name: string): Operation {
  const found = [...deeds, ...renewalDeeds, ...damageDeeds].find(each => each.name === name)
  if (!found) throw new Error(`There is no deed called ${name}.`)
  return found
}
