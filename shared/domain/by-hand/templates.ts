import antenatal from '../../../resources/templates/antenatal.json' with { type: 'json' }
import childGrowth from '../../../resources/templates/child-growth.json' with { type: 'json' }
import diabetesAndPressure from '../../../resources/templates/diabetes-and-pressure.json' with { type: 'json' }
import generalVisit from '../../../resources/templates/general-visit.json' with { type: 'json' }
import operationLog from '../../../resources/templates/operation-log.json' with { type: 'json' }
import { template, type Template } from './template.ts'

/** Every template, the most general first. A new one is a file in `resources/templates` and a line here. */
export const templates: readonly Template[] = [
  generalVisit,
  antenatal,
  diabetesAndPressure,
  childGrowth,
  operationLog,
].map(each => template.parse(each))

/** The template of this id; the most general one where a draft names one that is no more. */
export const templateOf = (id: string): Template => templates.find(each => each.id === id) ?? templates[0]!
