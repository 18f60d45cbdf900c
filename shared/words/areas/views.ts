import type { Area } from '../values.ts'

/** The names of the views. */
export const views = {
  'view.today': {},
  'view.patients': {},
  'view.chart': {},
  'view.critical': {},
  'view.same': {},
  'view.joined': {},
  'view.taken-out': {},
  'view.print': {},
  'view.register': {},
  'view.visit': {},
  'view.paper-register': {},
  'view.outcomes': {},
  'view.measure': {},
  'view.measure-sheet': {},
  'view.logbook': {},
  'view.logbook-sheet': {},
  'view.intake': {},
  'view.tables': {},
  'view.recipes': {},
  'view.compare': {},
  'view.evidence': {},
  'view.peers': {},
  'view.settings': {},
} as const satisfies Area
