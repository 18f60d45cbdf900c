import type { ConceptSet, SetCode } from '../../../shared/domain/concepts/concept-set.ts'
import { hasOrderInText } from '../../../shared/domain/concepts/systems.ts'
import type { Control } from '../../../shared/domain/controls/control.ts'
import { setNamed, setsNamedBy, setsOf, type Trial } from '../../../shared/domain/trial.ts'

const ATC = 'http://www.whocc.no/atc'

/**
 * The negative controls that a question can have: not what it asks by itself, and not what its treatments may change or
 * what shares the causes of its outcome. Treatments are told apart by ATC; of a medicine that is asked by other codes
 * alone it cannot be told what it may change, so that a control with any such medicine is left out.
 */
export function controlsFor(asked: Trial, library: readonly Control[]): Control[] {
  const sets = setsOf(asked)
  const { strategies, outcome } = asked.estimand
  const treatments = strategies.map(({ initiate }) => setNamed(sets, initiate))
  const outcomes = 'concept' in outcome ? [setNamed(sets, outcome.concept)] : []
  const all = setsNamedBy(asked).map(name => setNamed(sets, name))
  const isUntold = treatments.some(isMedicineWithoutAtc)
  return library.filter(({ include, notWith }) => {
    const barred = notWith.flatMap(({ codes }) => codes)
    return (
      !all.some(set => meets(set, include)) &&
      ![...treatments, ...outcomes].some(set => meets(set, barred)) &&
      !(isUntold && barred.some(({ system }) => system === ATC))
    )
  })
}

const isMedicineWithoutAtc = ({ kinds, include }: ConceptSet) =>
  kinds.includes('medication') && (include === 'any' || include.every(({ system }) => system !== ATC))

/** Whether a set may find what any of these codes finds. */
const meets = ({ kinds, include }: ConceptSet, codes: readonly SetCode[]): boolean =>
  include === 'any'
    ? kinds.includes('condition')
    : include.some(one => codes.some(other => isWithin(one, other) || isWithin(other, one)))

const plain = (code: string) => code.replace('.', '').toUpperCase()
/** Whether a code is another, or lies below it. */
function isWithin(one: SetCode, other: SetCode): boolean {
  if (one.system !== other.system) return false
  if (!hasOrderInText(one.system)) return one.code === other.code
  return other.descendants
    ? plain(one.code).startsWith(plain(other.code))
    : plain(one.code) === plain(other.code)
}
