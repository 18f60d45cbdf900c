import { describe, expect, it } from 'vitest'
import { english } from '../../../../shared/words/en/index.ts'
import { say } from '../../../../shared/words/message.ts'
import { speaker } from '../../../../shared/words/speaker.ts'

const { speak } = speaker(english)

/** Sentences that choose their words or hold other sentences, as a person reads them. */
describe('in English intake', () => {
  it.each([
    ['hl7v2', 'This is an HL7 v2 message, which this version does not read yet. Nothing of it was kept.'],
    ['pdf', 'This is a PDF, which this version does not read yet. Nothing of it was kept.'],
    [
      'zip',
      'This is a zip archive: unpack it first, which this version does not read yet. Nothing of it was kept.',
    ],
    [
      'vcf',
      'This is a VCF file of genetic variants, which this version does not read yet. Nothing of it was kept.',
    ],
    ['ccda', 'This is a C-CDA document, which this version does not read yet. Nothing of it was kept.'],
    ['xml', 'This is XML, which this version does not read yet. Nothing of it was kept.'],
  ] as const)('says what %s is', (what, sentence) =>
    expect(speak(say('intake.not-read-yet', { what }))).toBe(sentence),
  )

  it('asks for what any of its formats would read', () => {
    const wishes = [say('intake.fhir-asks-for'), 'the ward list']
    expect(speak(say('intake.of-no-source', { titles: ['FHIR JSON', 'a ward list'], wishes }))).toBe(
      'This is not FHIR JSON or a ward list. Ask the sender for FHIR R4 bundles or NDJSON or the ward list. ' +
        'Nothing of it was kept.',
    )
  })

  it('says why a file is none of a format it resembles', () =>
    expect(speak(say('intake.refused-by-source', { why: say('intake.fhir-no-type') }))).toBe(
      'This is JSON, but not FHIR: it names no resourceType. Nothing of it was kept.',
    ))

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
