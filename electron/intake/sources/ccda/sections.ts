/**
 * What a section is about, by its LOINC code. `about`: its name among the words of this table, which facts keep as
 * their category. `becomes`: what an entry of it becomes where its template is not known.
 */
export type Becomes =
  | 'problem'
  | 'allergy'
  | 'medication'
  | 'immunization'
  | 'procedure'
  | 'encounter'
  | 'family'
  | 'plan'
  | 'device'
  | 'observation'
export interface SectionKind {
  readonly about: string
  readonly becomes: Becomes
}
const kind = (about: string, becomes: Becomes): SectionKind => ({ about, becomes })

const known: Readonly<Record<string, SectionKind>> = {
  '48765-2': kind('allergies', 'allergy'),
  '11450-4': kind('problem list', 'problem'),
  '11348-0': kind('past illness', 'problem'),
  '46241-6': kind('admission diagnosis', 'problem'),
  '42347-5': kind('admission diagnosis', 'problem'),
  '11535-2': kind('discharge diagnosis', 'problem'),
  '78375-3': kind('discharge diagnosis', 'problem'),
  '10219-4': kind('preoperative diagnosis', 'problem'),
  '10218-6': kind('postoperative diagnosis', 'problem'),
  '59769-0': kind('postprocedure diagnosis', 'problem'),
  '55109-3': kind('complications', 'problem'),
  '59776-5': kind('procedure findings', 'problem'),
  '59768-2': kind('procedure indications', 'problem'),
  '75310-3': kind('health concerns', 'problem'),
  '10160-0': kind('medications', 'medication'),
  '42346-7': kind('medications on admission', 'medication'),
  '10183-2': kind('discharge medications', 'medication'),
  '75311-1': kind('discharge medications', 'medication'),
  '29549-3': kind('medications given', 'medication'),
  '59774-0': kind('medications given', 'medication'),
  '11369-6': kind('immunizations', 'immunization'),
  '30954-2': kind('results', 'observation'),
  '11493-4': kind('results', 'observation'),
  '8716-3': kind('vital signs', 'observation'),
  '47519-4': kind('procedures', 'procedure'),
  '29554-3': kind('procedures', 'procedure'),
  '62387-6': kind('interventions', 'procedure'),
  '46240-8': kind('encounters', 'encounter'),
  '29762-2': kind('social history', 'observation'),
  '10157-6': kind('family history', 'family'),
  '47420-5': kind('functional status', 'observation'),
  '10190-7': kind('mental status', 'observation'),
  '61144-2': kind('nutrition', 'observation'),
  '42348-3': kind('advance directives', 'observation'),
  '29545-1': kind('physical findings', 'observation'),
  '11383-7': kind('outcomes', 'observation'),
  '18776-5': kind('plan of treatment', 'plan'),
  '51847-2': kind('assessment and plan', 'plan'),
  '59772-4': kind('planned procedure', 'plan'),
  '61146-7': kind('goals', 'plan'),
  '69730-0': kind('instructions', 'plan'),
  '8653-8': kind('discharge instructions', 'plan'),
  '42349-1': kind('reason for referral', 'plan'),
  '46264-8': kind('medical equipment', 'device'),
}
const other = kind('other', 'observation')

/** What a section of this code is about; one that is not known is read by what its entries are. */
export const sectionKind = (code: string): SectionKind => (Object.hasOwn(known, code) ? known[code]! : other)
