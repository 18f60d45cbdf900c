/** g/mol: abridged standard atomic weights, CIAAW 2021 (Pure Appl. Chem. 94, 573, 2022). */
const ATOMIC_WEIGHTS: Readonly<Record<string, number>> = {
  H: 1.008,
  Li: 6.94,
  C: 12.011,
  N: 14.007,
  O: 15.999,
  Na: 22.99,
  Mg: 24.305,
  P: 30.974,
  S: 32.06,
  Cl: 35.45,
  K: 39.098,
  Ca: 40.078,
  Fe: 55.845,
  Co: 58.933,
  Cu: 63.546,
  Zn: 65.38,
  Se: 78.971,
  I: 126.9,
  Hg: 200.59,
  Pb: 207.2,
}

/** g/mol of a molecule or ion by its formula, for example `C6H12O6`: 180.156. Throws where it is no formula. */
export function molarMass(formula: string): number {
  const atoms = [...formula.matchAll(/([A-Z][a-z]?)(\d*)/g)]
  if (atoms.map(([atom]) => atom).join('') !== formula) throw new RangeError(`${formula} is no formula.`)
  return atoms.reduce((total, [, element = '', count = '']) => {
    const weight = ATOMIC_WEIGHTS[element]
    if (weight === undefined) throw new RangeError(`${element} has no atomic weight here.`)
    return total + weight * (count === '' ? 1 : Number(count))
  }, 0)
}
