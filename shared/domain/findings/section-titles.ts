/** What the section of a note is about; it decides how what stands there is to be taken. */
export const sectionTopics = [
  'complaint',
  'present',
  'past',
  'family',
  'social',
  'medicines',
  'allergies',
  'review',
  'examination',
  'results',
  'assessment',
  'plan',
  'instructions',
  'other',
] as const
export type SectionTopic = (typeof sectionTopics)[number]

/**
 * The headings under which English notes are written, in lower case. The groups are those of the SecTag terminology
 * (Denny et al., J Am Med Inform Assoc 2009;16:806), of which only the common names are here.
 */
export const sectionTitles: Readonly<Record<SectionTopic, string>> = {
  complaint:
    'chief complaint|chief complaints|reason for visit|reason for referral|reason for admission|presenting complaint',
  present:
    'history of present illness|history of presenting complaint|present illness|hpi|interval history|subjective|' +
    'clinical history|history of presenting illness',
  past:
    'past medical history|past history|medical history|pmh|pmhx|past surgical history|surgical history|psh|' +
    'previous medical history|past medical and surgical history|background|history|obstetric history|problem list',
  family: 'family history|family hx|fh|fhx|family medical history',
  social: 'social history|social hx|sh|shx|substance use|habits|social|personal and social history',
  medicines:
    'medications|medication|current medications|home medications|medicines|current medicines|drugs|' +
    'drug history|medication list|discharge medications|admission medications|regular medications|active medications',
  allergies:
    'allergies|allergy|drug allergies|allergies and intolerances|adverse reactions|medication allergies',
  review: 'review of systems|ros|systems review|systemic enquiry|system review',
  examination:
    'physical examination|physical exam|examination|exam|on examination|objective|vitals|vital signs|vitals reviewed',
  results:
    'results|laboratory results|laboratory data|labs|investigations|imaging|diagnostic studies|radiology|studies|' +
    'laboratory studies|laboratory|findings|test results',
  assessment:
    'assessment|impression|diagnosis|diagnoses|assessment and plan|assessment & plan|a/p|a&p|discharge diagnosis|' +
    'discharge diagnoses|final diagnosis|impression and plan|impressions|working diagnosis|admission diagnosis|' +
    'conclusion|summary',
  plan: 'plan|recommendations|treatment plan|management|disposition|follow-up|follow up|treatment',
  instructions:
    'instructions|patient instructions|discharge instructions|patient education and counseling|advice|' +
    'return precautions|patient education',
  other: 'procedure|procedures|hospital course|course|consent|patient agreements|immunizations|immunisations',
}
