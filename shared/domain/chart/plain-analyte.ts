/** No measurement has a longer name; a longer text stays as it is. */
const LONGEST = 300
const brackets = / ?\[[^\]]*\]/gu
const ordinary = / in (?:Serum or Plasma|Serum|Plasma|Blood)(?: or Plasma)?(?: by Automated count)?$/u

/** A measurement's long name without its dimension and its ordinary specimen; what is of another specimen says so. */
export const plainAnalyte = (label: string): string =>
  label.length > LONGEST ? label : label.replaceAll(brackets, '').trim().replace(ordinary, '')
