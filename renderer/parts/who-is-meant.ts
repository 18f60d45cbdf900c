import type { Namesake } from '../../shared/contract/intake.ts'
import { services } from '../client/services.ts'

/**
 * Who is meant by a name or a number that was typed, where that is certain: whose number it is, or somebody new where
 * nobody here is called so. Undefined where somebody has to say. A name is never taken for somebody by itself.
 */
export async function whoIsMeant(text: string, number: string): Promise<Namesake | 'new' | undefined> {
  const identifiers = [text, number].filter(Boolean).map(value => ({ value }))
  const found = await services.intake.namesakes({ name: text, sex: 'unknown', identifiers })
  const [only, ...others] = found.filter(({ likeness }) => likeness === 'number')
  if (only && others.length === 0 && /\d/.test(text)) return only
  return found.length === 0 ? 'new' : undefined
}
