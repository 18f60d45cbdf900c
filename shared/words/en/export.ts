import type { exported as area } from '../areas/export.ts'
import type { Sentences } from '../language.ts'

const readme = [
  'EVERYTHING THAT THIS CASEBOOK HOLDS',
  '',
  'This folder is NOT ENCRYPTED. Whoever has it can read the names and the records of every patient in it. Keep it ' +
    'where only you can reach it, and delete it as soon as you no longer need it.',
  '',
  'originals/      The files as they were brought in, unpacked; a folder for each source. Brought in one folder ' +
    'after the other they make the same casebook anew.',
  'fhir/           People and facts as FHIR R4, a file for each type of resource and a line for each resource, as a ' +
    'bulk export has it. meta.source names the original and the place in it. Times are as exact as their source: ' +
    'where it named no zone or no seconds none are invented, although R4 asks for them.',
  'people.csv      Everybody, as each source describes her.',
  'facts/          A table for each kind of fact, with numbers as written and as converted.',
  'dictionary.csv  What each column of these tables means. An empty cell is not recorded; it never means none.',
  'written-here/   Notes with all their versions, lists of days, questions, answers (cards), and the log.',
  'manifest.json   Every file with its SHA-256, and where each original lay. It is written last: without it the ' +
    'export is not whole.',
  '',
  'Tables and lines of JSON are UTF-8. Tables are written as RFC 4180 describes.',
  '',
].join('\r\n')

const meanings = {
  fact: 'number of the fact in this export; its resource is f and this number',
  person: 'number of the person as one source describes her; her Patient is p and this number',
  chart: 'number of the chart she stands on; several persons who are one have the same',
  standing: 'whether it is so: happened, planned, not-done, uncertain, retracted, absent or unknown',
  standing_because: 'the word of the source that says so',
  about: 'whom it is about: the patient, a relative, a fetus or another',
  status: 'the status in the word of the source',
  role: 'of a medicine: request, statement, administration or dispense; of a plan: care, service or goal',
  code_system: 'system of the first code',
  code: 'first code of what it is',
  code_display: 'words of the source beside that code',
  words: 'what it is, in words',
  start: 'when it happened or began, by the clock of the source',
  start_precision: 'how exactly that is known: year, month, day, minute, second or millisecond',
  start_offset: 'offset from UTC of that clock; empty where the source named no zone',
  end: 'when it ended',
  end_precision: 'how exactly that is known',
  end_offset: 'offset from UTC of that clock',
  known: 'when it became known',
  known_precision: 'how exactly that is known',
  known_offset: 'offset from UTC of that clock',
  recorded: 'when it was written down',
  recorded_precision: 'how exactly that is known',
  recorded_offset: 'offset from UTC of that clock',
  value_kind:
    'kind of value: quantity, range, ratio, code, text, boolean, time, period, series or attachment',
  value_comparator: 'whether the number is a bound, such as <',
  value_written: 'the number exactly as written',
  unit_written: 'the unit as written',
  unit_ucum: 'the unit in UCUM, where the source gave one',
  value_converted: 'the number in the unit in which this analyte is kept, where conversion is certain',
  unit_converted: 'that unit, in UCUM',
  value_words: 'a value that is no single number, in words',
  value_absent: 'why there is no value',
  interpretation: 'what the source says the value means, such as high',
  notes: 'remarks of the source',
  everything: 'all that is known of it, as JSON',
  source_sha256: 'SHA-256 of the file it came from, as it was brought in',
  source_path: 'where that file lay',
  source_position: 'where in that file it stands',
  name: 'name, given names first',
  sex: 'administrative sex: female, male, other or unknown',
  birth: 'date of birth',
  birth_precision: 'how exactly that is known',
  death: 'date of death; the word deceased where only that is known',
  death_precision: 'how exactly that is known',
  identity: 'what her source calls her',
  source: 'the source that describes her',
}

export const exported: Sentences<typeof area> = {
  'export.readme': readme,
  'export.column': `{column, select, ${Object.entries(meanings)
    .map(([name, words]) => `${name} {${words}}`)
    .join(' ')} other {}}`,
}
