import { describe, expect, it } from 'vitest'
import { english } from '../../../../shared/words/en/index.ts'
import { say } from '../../../../shared/words/message.ts'
import { speaker } from '../../../../shared/words/speaker.ts'

const { speak } = speaker(english)

/** Sentences that choose their words or hold other sentences, as a person reads them. */
describe('in English intake', () => {
  it.each([
    ['hl7v2Xml', 'This is an HL7 v2 message in XML, which this version does not read yet.'],
    ['docx', 'This is a Word document (DOCX), which this version does not read yet.'],
    ['cda', 'This is a CDA document, which this version does not read yet.'],
    ['binary', 'This is a file in an unknown form, which this version does not read yet.'],
  ] as const)('says what %s is', (kind, sentence) =>
    expect(speak(say('intake.not-read-yet', { what: say('file.kind', { kind }) }))).toBe(sentence),
  )

  it('asks for what any of its formats would read', () => {
    const wishes = [say('intake.fhir-asks-for'), 'the ward list']
    const what = say('file.kind', { kind: 'text' })
    expect(speak(say('intake.of-no-source', { what, titles: ['FHIR JSON', 'a ward list'], wishes }))).toBe(
      'This is plain text, not FHIR JSON or a ward list. Ask the sender for FHIR R4 bundles or NDJSON or the ward ' +
        'list.',
    )
  })

  it('says why a file is named and not kept', () =>
    expect(speak(say('intake.too-large-to-keep', { why: say('intake.fhir-no-type'), megabytes: 128 }))).toBe(
      'This is JSON, but not FHIR: it names no resourceType. It is larger than 128 MB, so only its hash and size ' +
        'were kept: import it again with a version that reads it.',
    ))

  it('counts the files that wait, and says nothing of them where there are none', () => {
    const result = { patients: 1, facts: 2, files: 3, seconds: 0.5, quarantined: 0 }
    expect(speak(say('intake.result', { ...result, waiting: 0 }))).toMatch(/0 in quarantine\.$/)
    expect(speak(say('intake.result', { ...result, waiting: 1 }))).toMatch(/ 1 file is not read yet\.$/)
    expect(speak(say('intake.result', { ...result, waiting: 2 }))).toMatch(/ 2 files are not read yet\.$/)
  })

  it('says what of a file is no JSON, and where a file broke off', () => {
    expect(speak(say('quarantine.not-json', { unit: 'line' }))).toBe(
      'This line is not JSON: a brace, quote or comma is missing.',
    )
    expect(speak(say('quarantine.not-json', { unit: 'entry' }))).toBe(
      'This entry is not JSON: a brace, quote or comma is missing.',
    )
    expect(speak(say('quarantine.broken-file', { why: say('intake.ends-early') }))).toBe(
      'The file could not be read to its end: it ends before its compressed data do.',
    )
  })

  it('counts entries without separators', () =>
    expect(speak(say('intake.reading-entry', { entry: 12_500 }))).toBe('Reading files, entry 12500'))
})

describe('in English exchange', () => {
  it('tells how many letters were refused, and why the first was', () =>
    expect(
      speak(
        say('exchange.some-refused', { refused: 2, first: say('letters.cut-short', { missing: 2, of: 3 }) }),
      ),
    ).toBe('2 refused: The file was cut short: 2 of 3 entries are missing.'))

  it('shows how an invitation begins, and speaks of the network of the clinic', () => {
    expect(speak(say('exchange.invitation-begins', { prefix: 'casebook-' }))).toBe(
      'An invitation begins with "casebook-".',
    )
    expect(speak(say('exchange.near-only'))).toBe(
      "Casebook listens on this machine or on the clinic's own network only.",
    )
  })
})
