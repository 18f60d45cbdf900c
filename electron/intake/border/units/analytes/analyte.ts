/** A straight line from one unit to the analyte's own: own = slope × number + intercept. */
export interface Line {
  readonly slope: number
  readonly intercept: number
}

/** What is measured, and the one unit in which its series is kept. */
export interface Analyte {
  /** For the reader of the table. */
  readonly name: string
  /** UCUM, in the spelling of `unitOf`. */
  readonly unit: string
  /** LOINC codes of this analyte, by mass, by amount and by any method, with blanks between them. */
  readonly loinc: string
  /** g/mol of what the laboratory weighs and counts: converts mass to amount. */
  readonly molarMass?: number
  /** Charges of the ion, without sign: converts equivalents to amount. */
  readonly charge?: number
  /**
   * What a loose unit certainly means for this analyte. An `enzyme` has the international unit of enzymes,
   * which is U (1 µmol/min, IUB 1964); what is standardised by WHO (`international`) has [iU] where U is
   * written; a `count` is no number of grams; a `temperature` no charge and no farads.
   */
  readonly loose?: 'enzyme' | 'international' | 'count' | 'temperature' | 'number'
  /** Published equations from other units, by UCUM code. */
  readonly lines?: Readonly<Record<string, Line>>
  /** Units of the same dimension that mean something else for this analyte. */
  readonly never?: readonly string[]
}
