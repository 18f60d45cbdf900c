import { allergy, problem } from './conditions.ts'
import { coverage, device, encounter, media, note, plan, procedure } from './deeds.ts'
import { dispense, immunization, medication } from './medicines.ts'
import type { Node } from './node.ts'
import { around, familyHistory, observation, report } from './observations.ts'
import type { Becomes, SectionKind } from './sections.ts'
import type { Read } from './statement.ts'

const [CCDA, CCD] = ['2.16.840.1.113883.10.20.22.4', '2.16.840.1.113883.10.20.1'] as const
const of = (root: string, numbers: readonly number[], read: Read) =>
  numbers.map(number => [`${root}.${number}`, read] as const)
const isPlanned = (node: Node) => !['EVN', ''].includes(node.attribute('moodCode'))
/** A problem of the list that its section is. */
const listed: Read = statement => problem(statement.where.section)(statement)
const diagnosis = problem('encounter diagnosis')
/** Vaccines stand in their own section, under the template of every other medicine. */
const prescribed: Read = statement =>
  statement.where.section === 'immunizations' ? immunization(statement) : medication(statement)

/** What statements of a template become: C-CDA 1.1 and 2.1, and CCD before them. */
const byTemplate: ReadonlyMap<string, Read> = new Map([
  // Concerns, and acts that stand around one problem, one medicine or one note.
  ...of(CCDA, [3, 30, 33, 34, 35, 36, 51, 65, 132, 136], around),
  ...of(CCD, [24, 27], around),
  ...of(CCDA, [4, 68], listed),
  ...of(CCD, [28], listed),
  ...of(CCDA, [80], around),
  ...of(CCDA, [7], allergy),
  ...of(CCD, [18], allergy),
  ...of(CCDA, [16, 42], prescribed),
  ...of(CCDA, [52, 120], immunization),
  ...of(CCDA, [18], dispense),
  ...of(CCDA, [1], report),
  ...of(CCDA, [26, 66, 75, 108, 135], around),
  ...of(CCDA, [2, 27, 38, 48, 67, 69, 72, 73, 74, 78, 85, 86, 114, 124, 128, 144, 200], observation),
  ...of(CCDA, [12, 13, 14], procedure),
  ...of(CCDA, [49], encounter),
  ...of(CCDA, [45], around),
  ...of(CCD, [23], around),
  ...of(CCDA, [46], familyHistory),
  ...of(CCD, [22], familyHistory),
  ...of(CCDA, [20, 39, 40, 41, 43, 44, 121, 130, 131, 140, 141, 146], plan),
  ...of(CCDA, [50], device),
  ...of(CCDA, [202], note),
  ...of(CCDA, [60, 61], coverage),
])

/** What an observation becomes in a section whose kind is known. */
const observed: Partial<Readonly<Record<Becomes, Read>>> = {
  problem: listed,
  allergy,
  family: familyHistory,
}
/** What an element becomes whose template is not known, by what it is and where it stands. */
const byElement: Readonly<Record<string, (becomes: Becomes) => Read>> = {
  observation: becomes => observed[becomes] ?? observation,
  substanceAdministration: () => prescribed,
  supply: becomes => (becomes === 'medication' ? dispense : device),
  procedure: () => procedure,
  encounter: () => encounter,
  organizer: becomes => (becomes === 'family' ? around : report),
  act: () => procedure,
  observationMedia: () => media,
  regionOfInterest: () => media,
}
const plannable = new Set(['observation', 'procedure', 'encounter', 'act', 'supply'])
const concerns = new Set(['CONC', 'DISCHDX'])

/**
 * Who reads a statement: by its template where that is known, else by what it is and the section in which it stands. An
 * act that only stands around others says nothing of its own, whatever it is called.
 */
export function readerOf(node: Node, section: SectionKind, isDiagnosis: boolean): Read {
  if (node.name === 'observation' && isDiagnosis) return diagnosis
  const found = node.templates.map(each => byTemplate.get(each)).find(read => read !== undefined)
  if (found) return found
  const code = node.child('code')?.attribute('code') ?? ''
  if (node.name === 'act' && concerns.has(code)) return around
  if (isPlanned(node) && plannable.has(node.name)) return plan
  return byElement[node.name]!(section.becomes)
}
