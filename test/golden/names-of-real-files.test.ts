import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../electron/intake/containers/registry.ts'
import { unpack } from '../../electron/intake/containers/unpack.ts'
import { kindOf } from '../../electron/intake/sources/sniff/kind-of.ts'
import { sharedFolder } from '../fixtures/shared.ts'

/* Every file of the reference data, only where they are: what each is stands here by its folder and its ending. */
const folder = sharedFolder()
const data = path.join(folder ?? '', 'data')
const textOf = (at: string) =>
  (at.endsWith('.gz') ? gunzipSync(readFileSync(at)) : readFileSync(at))
    .toString()
    .replace(/^\uFEFF/, '')
    .trim()

/** What JSON is, by a whole reading of it. */
function jsonKind(at: string): string {
  const text = textOf(at)
  const ofValue = (value: unknown): string => {
    const of: unknown = Array.isArray(value) ? value[0] : value
    const type = typeof of === 'object' && of !== null && 'resourceType' in of ? of.resourceType : undefined
    if (type !== undefined) return type === 'Bundle' ? 'fhirBundle' : 'fhirResource'
    return Array.isArray(value) ? 'jsonList' : 'json'
  }
  try {
    return ofValue(JSON.parse(text))
  } catch {
    const first = ofValue(JSON.parse(text.split('\n')[0]!))
    return first === 'json' ? 'jsonLines' : 'fhirLines'
  }
}

/** Files that are not what their folder and ending say, looked at one by one. */
const exceptions: ReadonlyArray<readonly [name: RegExp, kind: string, because: string]> = [
  [/Test__Message__empty\.hl7$|MODSImporterTestMinimal\.bib$/, 'empty', 'it holds nothing'],
  [/situations\/con-truncated\.json$/, 'fhirBundle', 'its end is missing, so that it is no JSON as a whole'],
  [/_baseline_abstrackr\.csv$/, 'text', 'two tables stand in it, one below the other'],
  [/uuencoded(?:_escaped)?\.txt$/, 'text', 'it is the uuencoded part of a message, without the message'],
  [/MarcXmlParserTestNotes\.bib$/, 'text', 'no bracket follows its @Article'],
  [/MedlinePlainImporterTestInvalidFormat\.xml$/, 'text', 'its lines carry no tags'],
  [/IsiImporterTestEmpty\.isi$/, 'text', 'it holds two number signs'],
  [/MedlinePlainImporter\w*\.txt$/, 'medline', 'MEDLINE that is called a text'],
  [/RepecNepImporterTest\d\.txt$/, 'text', 'it is a letter'],
  [/citation-exports\/.*pubmed.*\.ris$/i, 'medline', 'MEDLINE that is called RIS'],
  [/jabref-pairs\/Medline(?!Plain).*\.xml$/, 'pubmedXml', 'PubMed in the folder of every kind of XML'],
  [/lab-exports\/.*\.txt$/, 'tsv', 'a table saved as Unicode text'],
  [/vcf2fhir\/.*\.txt$/, 'tsv', 'a table without a head'],
  [/hl7v2\/hapi\/.*\.txt$/, 'hl7v2', 'messages, with words before some'],
]
/** Parts of CDA documents that nothing shows to be such: no code, no identifier, no namespace of HL7. */
const bare = new RegExp(
  [
    '_informationRecipient_Example',
    'US_Realm_Address_Example',
    'Digital_signature_Example',
    '__custodian_Example',
    'Document_(?:legalA|a)uthenticator_Example',
    'nonXMLBody_Example_with_Referenced',
  ].join('|'),
)

const byEnding: Readonly<Record<string, string>> = {
  ann: 'tsv',
  bed: 'tsv',
  bib: 'bibtex',
  bz2: 'compressed',
  ccda: 'cda',
  cff: 'text',
  csi: 'variantIndex',
  csv: 'csv',
  enw: 'references',
  hl7: 'hl7v2',
  html: 'html',
  isi: 'references',
  md: 'text',
  nxml: 'jats',
  pdf: 'pdf',
  ped: 'tsv',
  png: 'png',
  ris: 'ris',
  rst: 'text',
  tbi: 'variantIndex',
  tsv: 'tsv',
  txt: 'text',
  vcf: 'vcf',
  bcf: 'bcf',
  bgz: 'vcf',
  xlsx: 'xlsx',
  xz: 'compressed',
  z: 'compressed',
  zip: 'zip',
}

/** XML by its folder, and CDA by whether its first element is one. */
function xmlKind(at: string): string {
  if (at.includes('hl7v2/')) return 'hl7v2Xml'
  if (at.includes('pubmed-xml/')) return 'pubmedXml'
  if (!at.includes('ccda/')) return 'xml'
  if (bare.test(at)) return 'xml'
  return /^(?:\s|<\?[^?]*\?>|<!--[\s\S]*?-->)*<(?:\w+:)?ClinicalDocument/.test(textOf(at)) ? 'cda' : 'hl7v3'
}

function expected(at: string): string {
  const exception = exceptions.find(([name]) => name.test(at))
  if (exception) return exception[1]
  const ending = path.extname(at.replace(/\.gz$/, '')).slice(1).toLowerCase()
  if (/^(?:json|ndjson|fhir)$/.test(ending) || at.includes('ndjson-without-extension')) return jsonKind(at)
  if (ending === 'xml') return xmlKind(at)
  return byEnding[ending] ?? 'unlisted'
}

describe.skipIf(folder === undefined)('a real file', () => {
  it('is named for what it is, every one', async () => {
    const files = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile())
      .map(each => path.join(each.parentPath, each.name))
    const wrong: string[] = []
    for (const at of files) {
      const kind = await kindOf(await unpack(() => createReadStream(at), plainPackings))
      if (kind !== expected(at)) wrong.push(`${path.relative(data, at)}: ${kind}, not ${expected(at)}`)
    }
    expect(files.length).toBeGreaterThan(1_000)
    expect(wrong).toEqual([])
  })
})
