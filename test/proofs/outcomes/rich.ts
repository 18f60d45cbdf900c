import type { OutcomePractice } from './practice.ts'
import type { Rates } from './rates.ts'

const DAY = 86_400_000

/** Outcomes as they might be anywhere; every measure that ships meets people of all kinds in it. */
export const usualRates: Rates = {
  'pressure-control': 0.62,
  'hba1c-control': 0.66,
  'viral-suppression': 0.9,
  'influenza-65': 0.58,
  'dtp3-at-1': 0.86,
  'measles-at-2': 0.9,
  'low-birth-weight': 0.12,
  'neonatal-death': 0.02,
  'caesarean': 0.24,
  'postpartum-haemorrhage': 0.05,
  'antenatal-four': 0.7,
  'readmission-30': 0.15,
  'mortality-after-stay-30': 0.03,
  'mortality-after-operation-30': 0.03,
  'surgical-site-infection': 0.08,
  'return-to-theatre': 0.05,
  'antibiotic-in-cough': 0.35,
  'phq-9-response': 0.5,
  'tuberculosis-treatment': 0.8,
}

/** A practice of everybody, in which one in twenty facts stands a second time in a form that does not count. */
export const richPractice = (seed: number, people: number): OutcomePractice => ({
  seed,
  people,
  from: Date.UTC(2020, 0, 1) / DAY,
  upTo: Date.UTC(2025, 5, 30) / DAY,
  mix: { adults: 6, mothers: 1, children: 1, operated: 1.2, tuberculosis: 0.3, transplanted: 0.5 },
  rates: usualRates,
  odd: 0.05,
  leave: 0.15,
})
