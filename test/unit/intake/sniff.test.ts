import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../../electron/intake/containers/registry.ts'
import { unpack } from '../../../electron/intake/containers/unpack.ts'
import { kindOf } from '../../../electron/intake/sources/sniff/kind-of.ts'
import type { FileKind } from '../../../electron/intake/sources/sniff/table.ts'
import { tinyZip, type Entry } from '../../fixtures/tiny-zip.ts'

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 5_000) yield bytes.subarray(at, at + 5_000)
}
/** What a file of these bytes is, with what it came packed in. */
async function named(content: string | Uint8Array): Promise<string> {
  const unpacked = await unpack(() => chunked(Buffer.from(content)), plainPackings)
  return [await kindOf(unpacked), ...unpacked.packed].join('+')
}
const bytes = (...values: number[]) => Buffer.from(values)
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const wide = (text: string, { mark = true, big = false } = {}) => {
  const out = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return big ? out.swap16() : out
}
const bom = (text: string) => Buffer.concat([bytes(0xef, 0xbb, 0xbf), Buffer.from(text)])
/** A file with a block at its beginning as its specification has it, and no text behind it. */
const binary = (begins: string, at = 0) =>
  Buffer.concat([Buffer.alloc(at), latin1(begins), bytes(0, 1, 2, 3, 0xfe, 0xff, 0, 0)])

const cda = '<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId/></ClinicalDocument>'
const stylesheet = '<?xml-stylesheet type="text/xsl" href="CDA.xsl"?>'
const message = 'MSH|^~\\&|LAB|CLINIC|||202401010101||ORU^R01|1|P|2.5\rPID|1||7\rOBX|1|NM|GLU||5\r'
const variants =
  '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t2\t.\tA\tG\t.\t.\t.\n'
const types = ['[Content_Types].xml', '<Types/>'] as const
const office = (...entries: Entry[]) => tinyZip([types, ['_rels/.rels', '<Relationships/>'], ...entries])
/** So much that does not shrink that what follows it is far behind the beginning. */
const large = ['docProps/thumbnail.jpeg', randomBytes(200_000)] as const

const kinds: ReadonlyArray<readonly [what: string, content: string | Uint8Array, expected: FileKind]> = [
  ['nothing', '', 'empty'],
  ['an entry by hand of a later version', '{"casebookEntry":2,"entry":"a"}', 'casebookEntry'],
  ['blanks and line ends', ' \r\n\t\n', 'empty'],

  ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n', 'pdf'],
  [
    'a PDF behind a line of a printer',
    Buffer.concat([latin1('@PJL SET\n%PDF-1.4\n'), bytes(0, 1, 0xff)]),
    'pdf',
  ],
  ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'jpeg'],
  ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'png'],
  ['a TIFF of little ends', bytes(0x49, 0x49, 42, 0, 8, 0, 0, 0), 'tiff'],
  ['a TIFF of big ends', bytes(0x4d, 0x4d, 0, 42, 0, 0, 0, 8), 'tiff'],
  ['DICOM', binary('DICM', 128), 'dicom'],
  ['a GIF', binary('GIF89a'), 'picture'],
  ['HEIC', binary('ftypheic', 4), 'picture'],
  ['a film', binary('ftypisom', 4), 'recording'],
  ['SQLite', latin1('SQLite format 3\0\u0010\0'), 'sqlite'],
  ['an Office file of the old form', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), 'oldOffice'],

  ['DOCX', office(['word/document.xml', '<w:document/>']), 'docx'],
  ['XLSX', office(['xl/workbook.xml', '<workbook/>']), 'xlsx'],
  ['PPTX', office(['ppt/presentation.xml', '<p:presentation/>']), 'pptx'],
  [
    'DOCX of which the part that says so stands far back',
    office(large, ['word/document.xml', '<a/>']),
    'docx',
  ],
  [
    'DOCX that was written as a stream',
    tinyZip([types, ['word/document.xml', '<a/>']], { streamed: true }),
    'docx',
  ],
  [
    'DOCX that was cut short',
    tinyZip([types, ['word/document.xml', '<a/>'], large], { directory: false }).subarray(0, 150_000),
    'docx',
  ],
  [
    'ODT',
    tinyZip([
      ['mimetype', 'application/vnd.oasis.opendocument.text'],
      ['content.xml', '<a/>'],
    ]),
    'odt',
  ],
  ['ODS', tinyZip([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']]), 'ods'],
  ['a zip with a DOCX in it', tinyZip([['letters/word/one.docx', office(['word/document.xml', ''])]]), 'zip'],
  ['a zip with a folder called word', tinyZip([['word/notes.txt', 'a']]), 'zip'],
  ['an empty zip', tinyZip([]), 'zip'],
  ['RTF', '{\\rtf1\\ansi Zo\\u235?}', 'rtf'],
  ['bzip2', binary('BZh91AY&SY'), 'compressed'],
  ['xz', bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4), 'compressed'],
  ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), 'archive'],
  ['tar', binary('ustar\u000000', 257), 'archive'],
  ['an encrypted file', '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n', 'encrypted'],
  [
    'a JWE under a passphrase',
    `${Buffer.from('{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2c":600000}').toString('base64url')}.AA.AA.AA.AA`,
    'sealed',
  ],
  ['a program', binary('\u007fELF'), 'program'],

  ['CDA', cda, 'cda'],
  ['CDA behind a declaration', `<?xml version="1.0"?>\r\n${cda}`, 'cda'],
  ['CDA behind stylesheet lines', `<?xml version="1.0"?>\n${stylesheet}\n${stylesheet}\n${cda}`, 'cda'],
  ['CDA behind comments', `<!-- <html> -->\n<?xml version="1.0"?><!--a-->${cda}`, 'cda'],
  ['CDA behind a document type', `<!DOCTYPE a [<!ENTITY b "c>">]>${cda}`, 'cda'],
  ['CDA with a prefix', '<n1:ClinicalDocument xmlns:n1="urn:hl7-org:v3">', 'cda'],
  ['CDA in Latin-1', latin1(`<?xml version="1.0" encoding="ISO-8859-1"?><!--Zoë-->${cda}`), 'cda'],
  [
    'a part of a CDA document',
    '<section><code code="1" codeSystem="2.16.840.1.113883.6.1"/></section>',
    'hl7v3',
  ],
  [
    'FHIR in XML',
    '<?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir"><id value="1"/></Patient>',
    'fhirXml',
  ],
  ['HL7 v2 in XML', '<ORU_R01 xmlns="urn:hl7-org:v2xml"><MSH/></ORU_R01>', 'hl7v2Xml'],
  [
    'PubMed',
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD">\n<PubmedArticleSet>',
    'pubmedXml',
  ],
  ['JATS', '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) 1.0//EN" "JATS.dtd"><article>', 'jats'],
  ['PubMed, one book', '<PubmedBookArticle>', 'pubmedXml'],
  ['JATS without its type', "<article xmlns:xlink='http://www.w3.org/1999/xlink'><front/></article>", 'jats'],
  ['JATS by its type alone', '<!DOCTYPE sub-article PUBLIC "-//NLM//DTD x"><sub-article/>', 'jats'],
  ['XML called something like an article', '<articles/>', 'xml'],
  ['XML called something like a page', '<paragraph/>', 'xml'],
  ['XML called something like PubMed', '<PubmedArticles/>', 'xml'],
  ['a message by its structure alone', '<ADT_A01><MSH/></ADT_A01>', 'hl7v2Xml'],
  ['a message by its namespace alone', '<message xmlns = "urn:hl7-org:v2xml"/>', 'hl7v2Xml'],
  ['XML called something like a structure', '<MY_ADT_A01/>', 'xml'],
  ['HL7 v3 by its namespace alone', "<a:PRPA_IN201305UV02 xmlns:b='x' xmlns:a='urn:hl7-org:v3'/>", 'hl7v3'],
  ['XML with a namespace of HL7 that it is not in', '<note xmlns:b="urn:hl7-org:v3"/>', 'xml'],
  ['FHIR in XML with a prefix', '<f:Patient f:a="1" xmlns:f="http://hl7.org/fhir"/>', 'fhirXml'],
  ['HTML', '<!doctype HTML>\n<title>a</title>', 'html'],
  ['HTML without its type', '<html><body>a</body></html>', 'html'],
  ['XML of another kind', '<note><to>you</to></note>', 'xml'],

  ['HL7 v2', message, 'hl7v2'],
  ['HL7 v2 between the marks of MLLP', `\u000b${message}\u001c\r`, 'hl7v2'],
  ['a batch of HL7 v2', `FHS|^~\\&|LAB\rBHS|^~\\&|LAB\r${message}`, 'hl7v2'],
  ['HL7 v2 with its own delimiters', 'MSH$%~\\&$LAB$CLINIC\rPID$1\r', 'hl7v2'],
  ['HL7 v2 behind words', `Sent on Monday:\n\n${message.replaceAll('\r', '\n')}`, 'hl7v2'],
  ['HL7 v2 in Latin-1', latin1(message.replace('GLU', 'Zoë')), 'hl7v2'],
  ['VCF', variants, 'vcf'],
  ['VCF without the line that says so', variants.replace(/^.*\n/, '##source=a\n'), 'vcf'],
  ['VCF of nothing but its columns', variants.replace(/^.*\n/, ''), 'vcf'],

  ['a FHIR bundle', '{ "resourceType" : "Bundle", "entry": []}', 'fhirBundle'],
  [
    'a FHIR bundle whose type stands last',
    `{"entry":[{"resource":{"id":"${'1'.repeat(70_000)}"}}]}`,
    'fhirBundle',
  ],
  [
    'a FHIR resource',
    '{"id":"1","contained":[{"resourceType":"Bundle"}],"resourceType":"Patient"}',
    'fhirResource',
  ],
  ['a list of FHIR resources', '[\n{"resourceType":"Patient"}]', 'fhirResource'],
  ['lines of FHIR', '{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n', 'fhirLines'],
  ['lines of JSON', '{"a":1}\n{"a":2}\n', 'jsonLines'],
  ['a JSON list', '[1, 2, 3]', 'jsonList'],
  ['a JSON list of objects', '[{"a":1}]', 'jsonList'],
  ['JSON', '{\n  "a": {"resourceType": "Patient"}\n}', 'json'],
  ['an empty JSON object', '{}', 'json'],

  ['MEDLINE', '\nPMID- 123\nOWN - NLM\nTI  - A trial.\n', 'medline'],
  ['RIS', '\r\nTY  - JOUR\r\nTI  - A trial.\r\nER  - \r\n', 'ris'],
  ['BibTeX', '% made by hand\n@article{a2024,\n title = {A, b}\n}\n', 'bibtex'],
  ['EndNote', '%0 Journal Article\n%A Invented, Ada\n', 'references'],
  ['FASTA', '>chr1 invented\nACGTACGT\nACGT\n', 'sequences'],
  ['FASTQ', '@r1\nACGT\n+\nIIII\n', 'sequences'],
  ['CSV', 'name,pulse\nAda,70\nBob,80\n', 'csv'],
  ['CSV of nothing but its columns', 'name,pulse', 'csv'],
  [
    'CSV with quotes',
    '"Invented, Ada","she said ""70"""\n"Invented, Bob","two\nlines"\n"Invented, Cy",80\n',
    'csv',
  ],
  ['CSV with decimal commas', 'name;weight\nAda;70,5\nBob;80,5\n', 'csv'],
  ['CSV in Latin-1', latin1('naam;gewicht\nZoë;70\nBjörn;80\n'), 'csv'],
  ['TSV', 'name\tpulse\nAda\t70\n', 'tsv'],
  ['words that begin like a zip', Buffer.from('PK and other letters'), 'text'],
  ['text with a stray control character', `${'A long letter, and in it one. '.repeat(40)}\u0001`, 'text'],
  ['bytes with many control characters', '\u0001a\u0002b\u0003c\u0004d\u0005e', 'binary'],
  ['text with a nought in it', `${'words '.repeat(500)}\0`, 'binary'],
  ['HL7 v2 with empty lines between', `Words.\n\n${message.replaceAll('\r', '\n\n\n')}`, 'hl7v2'],
  ['lines of JSON with words below', '{"a":1}\nand {"b":2}', 'json'],
  ['no JSON in two lines', '{a}\n{b}', 'text'],
  ['a note', 'Dear colleague,\nthank you, and the patient, for the letter.\nYours, Ada\n', 'text'],
  ['a note in Latin-1', latin1('Zoë came today.\nNo complaints.'), 'text'],
  ['a note that DOS ended', 'Came today.\u001a', 'text'],
  ['bytes of no kind', bytes(0x12, 0, 0x99, 7, 3, 0, 0xff, 1, 2), 'binary'],

  // Near misses: what looks like another kind, and what says of itself that it is one.
  ['CSV that begins with the name of a segment', 'MSH,age,sex\n1,2,f\n3,4,m\n', 'csv'],
  ['CSV of empty quoted values', 'MSH,"","",""\nPID,"","",""\n', 'csv'],
  ['prose about PDFs', 'Files that begin with\n%PDF-1.7\nare PDFs.', 'text'],
  [
    'prose about messages',
    'A message begins with MSH.\nMSH|^~\\&|\nThen come others.\nThat is all.\n',
    'text',
  ],
  ['a list in words', 'Bread, milk\nEggs\nButter, jam, honey\n', 'text'],
  ['words between pointed brackets', '<1.5 is low, and > 7 high>', 'text'],
  ['an address', 'somebody@example.org\n', 'text'],
  ['HTML about CDA', '<html><!-- <ClinicalDocument> --><body/></html>', 'html'],
  ['XML whose first element only begins like CDA', '<ClinicalDocuments/>', 'xml'],
]

describe('what a file is', () => {
  it.each(kinds)('is told of %s', async (_, content, expected) => {
    expect(await named(content)).toBe(expected)
  })

  it.each([
    ['behind a byte order mark', bom(cda), 'cda+bom'],
    [
      'in UTF-16 with its mark',
      wide(`<?xml version="1.0" encoding="UTF-16"?>${stylesheet}${cda}`),
      'cda+utf-16le',
    ],
    ['in UTF-16 of big ends', wide(cda, { big: true }), 'cda+utf-16be'],
    ['in UTF-16 without a mark', wide(`${stylesheet}${cda}`, { mark: false }), 'cda+utf-16le'],
    ['in UTF-16 of big ends without a mark', wide(message, { mark: false, big: true }), 'hl7v2+utf-16be'],
    ['in UTF-16, in another alphabet', wide('имя\tпульс\nАда\t70\n'), 'tsv+utf-16le'],
    ['in gzip', gzipSync(variants), 'vcf+gzip'],
    ['in UTF-16 in gzip', gzipSync(wide('{"resourceType":"Bundle"}')), 'fhirBundle+gzip+utf-16le'],
  ])('is told %s', async (_, content, expected) => expect(await named(content)).toBe(expected))

  it('is told in blocked gzip, which says so in its first extra field', async () => {
    // The header of the SAM specification, 4.1: FLG.FEXTRA, XLEN 6, subfield B C of two bytes: the block's size less 1.
    const plain = gzipSync(variants)
    const block = Buffer.concat([
      plain.subarray(0, 10),
      bytes(6, 0, 0x42, 0x43, 2, 0, 0, 0),
      plain.subarray(10),
    ])
    block[3] = 4
    block.writeUInt16LE(block.length - 1, 16)
    expect(await named(Buffer.concat([block, block]))).toBe('vcf+bgzip')
  })

  it('does not depend on what is behind the beginning', async () => {
    const rest = Buffer.from('1\t2\t.\tA\tG\t.\t.\t.\n'.repeat(20_000))
    expect(await named(Buffer.concat([Buffer.from(variants), rest]))).toBe('vcf')
    // A character of several bytes on the edge of what is looked at.
    for (const shift of [0, 1, 2]) expect(await named(' a'.repeat(shift) + 'é€'.repeat(40_000))).toBe('text')
  })
})
