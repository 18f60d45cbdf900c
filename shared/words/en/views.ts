import type { views as area } from '../areas/views.ts'
import type { Sentences } from '../language.ts'

export const views: Sentences<typeof area> = {
  'view.today': 'Today',
  'view.patients': 'Patients',
  'view.chart': 'Chart',
  'view.critical': 'Critical results',
  'view.same': 'Same person?',
  'view.joined': 'Joined from several sources',
  'view.print': 'Print or refer',
  'view.taken-out': 'Notes without records',
  'view.register': 'Register a person',
  'view.visit': 'Visit',
  'view.paper-register': 'Paper register',
  'view.outcomes': 'Outcomes',
  'view.measure': 'Measure',
  'view.measure-sheet': 'Measure on one page',
  'view.logbook': 'Logbook',
  'view.logbook-sheet': 'Logbook on paper',
  'view.intake': 'Intake',
  'view.tables': 'Set up a table',
  'view.recipes': 'Known tables',
  'view.compare': 'Compare',
  'view.evidence': 'Evidence',
  'view.peers': 'Peers',
  'view.settings': 'Settings',
}
