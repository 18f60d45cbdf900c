import { unitOf } from '../../../border/units/unit-of.ts'

export interface NameAndUnit {
  readonly name: string
  readonly unit?: string
}

const bracketed = /^([^([]{1,200})[([]([^)\]]{1,30})[)\]]\s*$/
const behind = /^([^_,]{1,200})(?:_|, ?)([^_,\s]{1,20})$/

/** Whether such words are a unit, and not a word that happens to be one of a letter. */
const isUnit = (words: string): boolean =>
  words.trim().length > 0 && unitOf({ unit: words.trim() }) !== undefined

const percent = /^(\S.{0,199})[ _](?:percent|pct|prozent|porcentaje|pourcentage)$/i
const lastWord = /^(\S.{0,200}) (\S{1,20})$/

/** A name and the unit that stands behind it, as in `Hb (g/dL)`, `weight_kg` or `Gewicht, kg`. */
export function nameAndUnit(header: string): NameAndUnit {
  const [, name, unit] = bracketed.exec(header) ?? []
  if (name !== undefined && (unit === '%' || isUnit(unit!))) return { name: name.trim(), unit: unit!.trim() }
  const share = percent.exec(header)
  if (share) return { name: share[1]!.trim(), unit: '%' }
  const [, before, after] = behind.exec(header) ?? []
  if (before !== undefined && after!.length > 1 && isUnit(after!))
    return { name: before.trim(), unit: after! }
  const [, rest, last] = lastWord.exec(header) ?? []
  if (rest !== undefined && /[/%]/.test(last!) && isUnit(last!)) return { name: rest.trim(), unit: last! }
  return { name: header }
}
