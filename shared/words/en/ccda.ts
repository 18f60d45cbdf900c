import type { ccda as area } from '../areas/ccda.ts'
import type { Sentences } from '../language.ts'

export const ccda: Sentences<typeof area> = {
  'ccda.title': 'clinical documents (C-CDA)',
  'ccda.asks-for': 'clinical documents (C-CDA 1.1 or 2.1)',
  'ccda.doctype':
    'This document brings a document type (DOCTYPE) along, which could fetch or expand what is not in it. ' +
    'None is read.',
  'ccda.doctype-remedy': 'Ask the sender for the document without its DOCTYPE line.',
  'ccda.charset': 'This document names a character set that this version does not know.',
  'ccda.charset-remedy': 'Ask the sender for UTF-8, or retry with a newer version.',
  'ccda.broken': 'This document is no XML from line {line} on. What stands before it was read.',
  'ccda.cut': 'The document breaks off inside this entry.',
  'ccda.broken-remedy': 'Ask the sender for the document again.',
  'ccda.no-patient': 'This part of a document does not say which patient it is about (recordTarget).',
  'ccda.no-patient-remedy': 'Ask the sender for the whole document.',
  'ccda.lacks': 'This {element} lacks its {lacks}, without which nobody can say what it means.',
  'ccda.lacks-remedy': 'Ask the sender for it, or mend the file and retry.',
}
