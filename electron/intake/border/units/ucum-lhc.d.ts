/** The little of this library that units use; it ships no types. Read from its pinned sources. */
declare module '@lhncbc/ucum-lhc' {
  export interface Unit {
    /** How many base units (metre, second, gram, …) one unit is; a mole is so many particles. */
    readonly magnitude_: number
    /** Exponents of length, time, mass, angle, temperature, charge, luminosity; null for a number. */
    readonly dim_: { readonly dimVec_: readonly number[] | null } | null
    readonly moleExp_: number
    readonly equivalentExp_: number
    readonly isArbitrary_: boolean
    /** Not a multiple of its base units: degrees, logarithms. */
    readonly isSpecial_: boolean
  }
  export class UcumLhcUtils {
    /** `status` is `valid` where the text is UCUM as it stands; also `invalid` where it was changed. */
    getSpecifiedUnit(
      text: string,
      purpose: 'validate',
    ): { readonly status: 'valid' | 'invalid' | 'error'; readonly unit?: Unit | null }
  }
}
