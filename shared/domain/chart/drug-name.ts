/** A medicine's name in two: what it is, and how strong. */
export interface DrugName {
  readonly name: string
  /** Of several ingredients each one's, in the order of the names; '' where it is not said. */
  readonly strength: string
  /** What it is given as, where that is more than a tablet or a capsule to swallow; '' else. */
  readonly form: string
}

/** What RxNorm writes before an ingredient: an application's number, a volume, a number of puffs, a time of release. */
const BEFORE = /^(?:NDA\d+ |Abuse-Deterrent |\d+(?:\.\d+)? (?:ML|ACTUAT|HR|MG) (?=\D))+/iu
const UNIT = '(?:[mu]c?g|g|kg|ml|l|iu|unt|units?|meq|mmol|mol|actuat|hr|mci|cells|bau|%|µg)'
const STRENGTH = new RegExp(
  `^(.*?\\S)(?<! per)[ ,]+(\\d[\\d.,]*\\s?${UNIT}(?:\\/(?:[\\d.]+\\s?)?${UNIT})?)(?=$|[\\s,;[(])(.*)$`,
  'iu',
)
/** Forms that go without saying. */
const SWALLOWED = /^(?:(?:oral )?(?:tablets?|capsules?))?$/iu

/** Units as a clinician prints them; figures as they are. */
const printed = (strength: string): string =>
  strength
    .replaceAll(/\s+/gu, ' ')
    .replace(/(\d)([a-zµ])/iu, '$1 $2')
    .replaceAll(/MG/gu, 'mg')
    .replaceAll(/MCG/gu, 'mcg')
    .replaceAll(/ML/gu, 'mL')
    .replaceAll(/\bG\b/gu, 'g')
    .replaceAll(/HR/gu, 'h')
    .replaceAll(/ACTUAT/gu, 'puff')
    .replaceAll(/UNT/gu, 'units')

/** Letters in the middle of a word that are capital only so that two names are not mistaken: amLODIPine. */
const plainCase = (name: string): string =>
  /\p{Ll}\p{Lu}{2}|\p{Lu}{4}\p{Ll}/u.test(name) ? name.toLowerCase() : name

function partOf(text: string): DrugName {
  const [, name, strength, rest = ''] = STRENGTH.exec(text.trim().replace(BEFORE, '')) ?? []
  if (name === undefined || strength === undefined) return { name: text.trim(), strength: '', form: '' }
  const form = rest.replace(/^[\s,;]+/u, '').trim()
  return {
    name: plainCase(name),
    strength: printed(strength),
    form: SWALLOWED.test(form.replace(/ ?\[[^\]]*\]$/u, '')) ? '' : form.toLowerCase(),
  }
}
/** No medicine has a longer name; a longer text is looked at no further. */
const LONGEST = 300

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/**
 * A medicine as RxNorm and most sources write it (`24 HR metoprolol succinate 100 MG Extended Release Oral Tablet`) in
 * its ingredients, their strength and its form; a text that is not of this kind stays as it is, whole.
 */
export function drugName(text: string): DrugName {
  if (text.length > LONGEST) return { name: text, strength: '', form: '' }
  const parts = text.split(' / ').map(partOf)
  const isSplit = parts.length > 1 && parts.every(({ strength }) => strength !== '')
  const of = isSplit ? parts : [partOf(text)]
  return {
    name: capital(of.map(({ name }) => name).join(' / ')),
    strength: of.map(({ strength }) => strength).join(' / '),
    form: of.at(-1)!.form,
  }
}
