import type { services } from '../client/services.ts'
import { dateText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'

/** When somebody was born, and how that is known. */
export type Born = Pick<Awaited<ReturnType<typeof services.patients.open>>, 'birth' | 'birthIsAbout'>

/** When somebody was born, as exactly as it is known, and whether that was reckoned from an age. */
export function bornText({ birth, birthIsAbout }: Born): string {
  if (!birth) return words('chart.birth-unknown')
  return words(birthIsAbout ? 'chart.born-about' : 'chart.born', { date: dateText(birth) })
}

/** A name with the birth beside it, where one writes and where one signs: by both somebody is told from another. */
export function whoseText({ name, birth, birthIsAbout }: Born & { readonly name: string }): string {
  if (!birth) return words('notes.of-birth-unknown', { name })
  return words(birthIsAbout ? 'notes.of-about' : 'notes.of', { name, birth: dateText(birth) })
}
