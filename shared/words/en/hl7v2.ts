import type { hl7v2 as area } from '../areas/hl7v2.ts'
import type { Sentences } from '../language.ts'

export const hl7v2: Sentences<typeof area> = {
  'hl7v2.title': 'HL7 v2 messages',
  'hl7v2.asks-for': 'HL7 v2 messages (ORU, ADT, MDM, OML or VXU)',
  'hl7v2.no-header': 'This message breaks off in its first line, which says how to read the rest.',
  'hl7v2.no-header-remedy': 'Ask the sender for the message again.',
  'hl7v2.charset': 'This message names a character set (MSH-18) that this version does not know.',
  'hl7v2.charset-remedy': 'Ask the sender for UTF-8, or retry with a newer version.',
  'hl7v2.two-in-one':
    'A second message begins in the middle of a line of this one, so nobody can say which lines belong to whom.',
  'hl7v2.two-in-one-remedy': 'Put each MSH at the beginning of a line of its own, and import the file again.',
  'hl7v2.no-number':
    'This message names a person without a number (PID-3), so nothing can be connected to her.',
  'hl7v2.no-number-remedy': 'Ask the sender for messages with patient numbers.',
  'hl7v2.no-patient': 'This message does not say which patient it is about: it has no PID segment.',
  'hl7v2.no-patient-remedy': 'Ask the sender for messages with a PID segment.',
  'hl7v2.status-alone':
    'This segment only says that a result which was sent before is final, and not which it is.',
  'hl7v2.status-alone-remedy': 'Ask the sender to send final results with their values.',
  'hl7v2.lacks': 'This {segment} segment lacks {field}, without which nobody can say what it means.',
  'hl7v2.lacks-remedy': 'Ask the sender for it, or mend the file and retry.',
}
