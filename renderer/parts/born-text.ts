import type { services } from '../client/services.ts'
import { dateText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'

type Who = Pick<Awaited<ReturnType<typeof services.patients.open>>, 'birth' | 'birthIsAbout'>

/** When somebody was born, as exactly as it is known, and whether that was reckoned from an age. */
export function bornText({ birth, birthIsAbout }: Who): string {
  if (!birth) return words('chart.birth-unknown')
  return words(birthIsAbout ? 'chart.born-about' : 'chart.born', { date: dateText(birth) })
}
