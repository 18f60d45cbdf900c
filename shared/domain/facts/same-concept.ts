import { numberSystem } from './number-system.ts'
import type { Concept } from './concept.ts'

type Coded = Concept['codes'][number]

/** Codes of systems that have a name: any clinic has a code 1 of its own. */
const named = ({ codes }: Concept): Coded[] => codes.filter(({ system }) => system.trim() !== '')
const keyOf = ({ system, code }: Coded) => `${numberSystem(system)} ${code}`
const wordsIn = (text: string | undefined) => (text ?? '').trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** By what a concept is met by what may be the same; its words where it has no code that anybody else knows. */
export function conceptKeys(concept: Concept): string[] {
  const codes = named(concept).map(keyOf)
  if (codes.length > 0) return codes
  const words = wordsIn(concept.text)
  return words === '' ? [] : [`words ${words}`]
}

/** Whether two cannot be one: they share a system in which they have no code in common, or have but other words. */
export function conceptsApart(one: Concept, other: Concept): boolean {
  if (one === other) return false
  const [mine, theirs] = [named(one), named(other)]
  if (mine.length === 0 && theirs.length === 0) {
    const [a, b] = [wordsIn(one.text), wordsIn(other.text)]
    return a !== '' && b !== '' && a !== b
  }
  const keys = new Set(theirs.map(keyOf))
  const systems = new Set(theirs.map(({ system }) => numberSystem(system)))
  const shared = new Set(mine.filter(each => keys.has(keyOf(each))).map(({ system }) => numberSystem(system)))
  return mine.some(({ system }) => systems.has(numberSystem(system)) && !shared.has(numberSystem(system)))
}

/** Whether two are one: by a code that both have, or the same words where neither has one; and nothing against it. */
export function sameConcept(one: Concept, other: Concept): boolean {
  const keys = new Set(conceptKeys(other))
  return conceptKeys(one).some(each => keys.has(each)) && !conceptsApart(one, other)
}
