/**
 * The chance that a case has what a measure counts, planted. Each case draws for itself, whatever was drawn for
 * others and whenever it is looked at; so a share that is counted is one of independent draws of exactly this chance.
 */
export interface Rates {
  readonly 'pressure-control': number
  readonly 'hba1c-control': number
  readonly 'viral-suppression': number
  readonly 'influenza-65': number
  readonly 'dtp3-at-1': number
  readonly 'measles-at-2': number
  readonly 'low-birth-weight': number
  readonly 'neonatal-death': number
  readonly 'caesarean': number
  readonly 'postpartum-haemorrhage': number
  readonly 'antenatal-four': number
  readonly 'readmission-30': number
  readonly 'mortality-after-stay-30': number
  readonly 'mortality-after-operation-30': number
  readonly 'surgical-site-infection': number
  readonly 'return-to-theatre': number
  readonly 'antibiotic-in-cough': number
  readonly 'phq-9-response': number
  readonly 'tuberculosis-treatment': number
}
export type Rated = keyof Rates

/** Kinds of people, and what share of a practice they are. */
export interface Mix {
  readonly adults: number
  readonly mothers: number
  readonly children: number
  readonly operated: number
  readonly tuberculosis: number
  readonly transplanted: number
}
