import { publicName } from './public-codes.ts'

/** A label names its first codes as far as they fit into this many characters. */
const LONGEST_LABEL = 40
/** What a death is called, which has no code: the sign is the same in every language. */
export const DEATH = '†'

/** The name that codes make for something: `ATC A10BK, ATC A10BX +3`. */
export function nameOfCodes(codes: readonly { readonly system: string; readonly code: string }[]): string {
  const names = codes.map(code => publicName(code) ?? '')
  const shown = names.filter(
    (_, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= LONGEST_LABEL,
  )
  return shown.length === names.length
    ? shown.join(', ')
    : `${shown.join(', ')} +${names.length - shown.length}`
}
