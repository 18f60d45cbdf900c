import { count, decimal, list, signed, term, type Area } from '../values.ts'

/** The checks of a study: what each is called, what it found, and what would mend it. */
export const diagnostics = {
  'diagnostics.not-computed': {},

  'diagnostics.sample': {},
  'diagnostics.sample-found': { exposed: count, exposure: term, compared: count, comparator: term },
  'diagnostics.sample-remedy': { least: count },

  'diagnostics.missing': {},
  'diagnostics.missing-found': { label: term, percent: decimal(0) },
  'diagnostics.missing-nothing': {},
  'diagnostics.missing-remedy': {},

  'diagnostics.model': {},
  'diagnostics.model-found': {},
  'diagnostics.model-remedy': {},
  'diagnostics.separation': {},
  'diagnostics.separation-none': {},
  'diagnostics.separation-found': { exposure: term, comparator: term, labels: list },
  'diagnostics.separation-combination': { labels: list },
  'diagnostics.separation-remedy': {},

  'diagnostics.equipoise': {},
  'diagnostics.equipoise-found': { percent: decimal(0) },
  'diagnostics.equipoise-remedy': {},

  'diagnostics.balance': {},
  'diagnostics.balance-found': { label: term, difference: decimal(2) },
  'diagnostics.balance-nothing': {},
  'diagnostics.balance-remedy': {},

  'diagnostics.unmodelled': {},
  'diagnostics.unmodelled-alike': { label: term, difference: decimal(2) },
  'diagnostics.unmodelled-chance': { label: term, difference: decimal(2), chance: decimal(2) },
  'diagnostics.unmodelled-found': { label: term, difference: decimal(2), chance: decimal(2) },
  'diagnostics.unmodelled-remedy': {},

  'diagnostics.flexible': {},
  'diagnostics.flexible-few': {},
  'diagnostics.flexible-found': { change: signed(1) },
  'diagnostics.flexible-remedy': {},

  'diagnostics.error': {},
  'diagnostics.error-none-asked': {},
  'diagnostics.error-few': { asked: count, counted: count },
  'diagnostics.error-chance': { counted: count, factor: decimal(2) },
  'diagnostics.error-found': { counted: count, factor: decimal(2) },
  'diagnostics.error-remedy': {},

  'diagnostics.effective-sample': {},
  'diagnostics.effective-sample-found': { exposed: decimal(0), comparator: decimal(0) },
  'diagnostics.effective-sample-remedy': {},

  'diagnostics.events': {},
  'diagnostics.events-found': { total: count, exposed: count, comparator: count },
  'diagnostics.events-remedy': { least: count },
  'diagnostics.events-one-sided': { exposed: count, comparator: count },
  'diagnostics.events-one-sided-remedy': {},

  'diagnostics.detectable': {},
  'diagnostics.detectable-found': { ratio: decimal(1) },
  'diagnostics.detectable-remedy': {},

  'diagnostics.follow-up': {},
  'diagnostics.follow-up-found': {
    exposure: term,
    exposed: decimal(0),
    comparator: term,
    compared: decimal(0),
  },
  'diagnostics.follow-up-remedy': {},

  'diagnostics.loss': {},
  'diagnostics.loss-few': {},
  'diagnostics.loss-found': { change: signed(1) },
  'diagnostics.loss-remedy': {},

  'diagnostics.at-risk': {},
  'diagnostics.at-risk-found': { exposure: term, exposed: count, comparator: term, compared: count },
  'diagnostics.at-risk-remedy': { least: count },
} as const satisfies Area
