import type { Place, ViewId } from '../client/router.ts'
import { chart } from '../features/chart/view.ts'
import { compare } from '../features/compare/view.ts'
import { critical } from '../features/critical/view.ts'
import { decisions } from '../features/decisions/view.ts'
import { evidence } from '../features/evidence/view.ts'
import { findings } from '../features/findings/view.ts'
import { formSheet } from '../features/form-sheet/view.ts'
import { outcomeForm } from '../features/outcome-form/view.ts'
import { followUp } from '../features/follow-up/view.ts'
import { intake } from '../features/intake/view.ts'
import { library } from '../features/library/view.ts'
import { print } from '../features/print/view.ts'
import { logbook } from '../features/logbook/view.ts'
import { logbookSheet } from '../features/logbook-sheet/view.ts'
import { measure } from '../features/measure/view.ts'
import { measureSheet } from '../features/measure-sheet/view.ts'
import { monthCount } from '../features/month-count/view.ts'
import { ownMeasure } from '../features/own-measure/view.ts'
import { outcomes } from '../features/outcomes/view.ts'
import { patients } from '../features/patients/view.ts'
import { peers } from '../features/peers/view.ts'
import { paperRegister } from '../features/paper-register/view.ts'
import { register } from '../features/register/view.ts'
import { visit } from '../features/visit/view.ts'
import { alike } from '../features/alike/view.ts'
import { joined } from '../features/joined/view.ts'
import { same } from '../features/same/view.ts'
import { takenOut } from '../features/taken-out/view.ts'
import { report } from '../features/report/view.ts'
import { recipes, tables } from '../features/tables/view.ts'
import { settings } from '../features/settings/view.ts'
import { today } from '../features/today/view.ts'
import type { View } from '../parts/view.ts'

/**
 * Every view, in the order of the rail: rail, palette, keys, titles and Alt with a number come from here. The
 * compiler asks
 * for each view that a feature has declared.
 */
export const views: { readonly [V in ViewId]: View<V> } = {
  today,
  patients,
  chart,
  critical,
  findings,
  same,
  joined,
  alike,
  'taken-out': takenOut,
  print,
  register,
  'paper-register': paperRegister,
  visit,
  'outcome-form': outcomeForm,
  'form-sheet': formSheet,
  intake,
  tables,
  report,
  recipes,
  outcomes,
  measure,
  'measure-sheet': measureSheet,
  'month-count': monthCount,
  'follow-up': followUp,
  logbook,
  'logbook-sheet': logbookSheet,
  'own-measure': ownMeasure,
  compare,
  evidence,
  decisions,
  library,
  peers,
  settings,
}

/** The view of a place; of one that another version knew and this one does not, the first. */
export const viewOf = ({ view }: Place) => (Object.hasOwn(views, view) ? views[view] : views.today)

/** The views with a line of their own in the rail; none of them needs parameters. */
export const rail = Object.values(views).filter(view => view.within === undefined)
/** Those of the others that can be gone to from anywhere: they need no parameters either. */
export const besideTheRail = [
  views.critical,
  views.findings,
  views.same,
  views.register,
  views['paper-register'],
  views['month-count'],
  views['follow-up'],
  views.logbook,
  views.recipes,
  views.decisions,
]
