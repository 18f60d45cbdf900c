/** The little of this library that units use; it ships no types. Read from its sources at the pinned version. */
declare module '@lhncbc/ucum-lhc' {
  export interface Unit {
    /** How many base units (metre, second, gram, …) one unit is; a mole or an equivalent is so many particles. */
    readonly magnitude_: number
    /** Exponents of length, time, mass, plane angle, temperature, charge and luminosity; null for a pure number. */
    readonly dim_: { readonly dimVec_: readonly number[] | null } | null
    readonly moleExp_: number
    readonly equivalentExp_: number
    readonly isArbitrary_: boolean
    /** Not a multiple of its base units: degrees, logarithms. */
    readonly isSpecial_: boolean
  }
  export class UcumLhcUtils {
    /** `status` is `valid` where the text is UCUM as it stands; `invalid` also where the library changed it. */
    getSpecifiedUnit(
      text: string,
      purpose: 'validate',
    ): { readonly status: 'valid' | 'invalid' | 'error'; readonly unit?: Unit | null }
  }
}
