import { say } from '../../../../shared/words/message.ts'
import { xmlRoot } from '../sniff/xml-root.ts'
import type { Recognition, Source } from '../source.ts'
import { wholeFile } from './whole-file.ts'
import { partsOf } from './parts.ts'
import { readDocument } from './read.ts'

const V3 = 'urn:hl7-org:v3'
const [DOCUMENT, FRAGMENT] = ['ccda', 'ccda-fragment'] as const

/** The root under which HL7 gives the templates of its clinical documents their numbers. */
const TEMPLATES = '2.16.840.1.113883.10.20.'

function recognise(head: string): Recognition {
  const root = xmlRoot(head)
  if (root?.name === 'ClinicalDocument') return { certainty: 'certain', format: DOCUMENT }
  // A part that was cut out of a document may have lost the namespace that was bound above it.
  const isPart = root !== undefined && ['', V3].includes(root.namespace) && head.includes(TEMPLATES)
  return isPart ? { certainty: 'likely', format: FRAGMENT } : { certainty: 'none' }
}

/** Clinical documents (CDA R2): C-CDA 1.1 and 2.1, the CCD before them, and parts that were cut out of one. */
export const ccda: Source = {
  id: 'ccda',
  version: 1,
  title: say('ccda.title'),
  asksFor: say('ccda.asks-for'),
  recognise: ({ head }) => recognise(head),
  pieces: bytes => wholeFile(bytes),
  read: readDocument,
  parts: partsOf,
}
