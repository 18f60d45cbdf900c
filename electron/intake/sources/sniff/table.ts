import { looksSealed } from '../../../host/sealed-file.ts'
import type { Values } from '../../../../shared/words/message.ts'
import * as told from './signs-of-kinds.ts'
import {
  all,
  anyOf,
  begins,
  hl7v2,
  jsonLines,
  magic,
  member,
  partedBy,
  xml,
  zipHolds,
  zipIs,
  type Sign,
} from './signs.ts'

/** What a file can be; `file.kind` of the catalogue has a name for each. */
export type FileKind = Values<'file.kind'>['kind']
/** A kind, and how a file shows that it is of it. */
export type Row = readonly [kind: FileKind, shows: Sign]

const isOffice = zipHolds('[Content_Types].xml')

/** Pictures, papers, programs and packings, by the bytes that their own specifications begin them with. */
const byBytes: readonly Row[] = [
  ['pdf', anyOf(magic('%PDF-'), told.pdfBehindALine)],
  ['jpeg', magic('\u00ff\u00d8\u00ff')],
  ['png', magic('\u0089PNG\r\n\u001a\n')],
  ['tiff', anyOf(magic('II*\0'), magic('MM\0*'), magic('II+\0'), magic('MM\0+'))],
  ['dicom', magic('DICM', 128)],
  ['picture', told.picture],
  ['recording', anyOf(magic('RIFF'), magic('ftyp', 4), magic('ID3'), magic('OggS'), magic('fLaC'))],
  ['sqlite', magic('SQLite format 3\0')],
  ['docx', all(isOffice, zipHolds('word/'))],
  ['xlsx', all(isOffice, zipHolds('xl/'))],
  ['pptx', all(isOffice, zipHolds('ppt/'))],
  ['odt', zipIs('application/vnd.oasis.opendocument.text')],
  ['ods', zipIs('application/vnd.oasis.opendocument.spreadsheet')],
  ['odf', zipIs('application/vnd.oasis.opendocument.')],
  ['zip', anyOf(magic('PK\u0003\u0004'), magic('PK\u0005\u0006'), magic('PK\u0007\u0008'))],
  ['oldOffice', magic('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')],
  ['gzip', magic('\u001f\u008b')],
  ['compressed', told.compressed],
  ['archive', anyOf(magic('7z\u00bc\u00af\u0027\u001c'), magic('Rar!\u001a\u0007'), magic('ustar', 257))],
  ['sealed', ({ text }) => text !== undefined && looksSealed(text)],
  ['encrypted', anyOf(magic('age-encryption.org/'), begins(/^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED)/))],
  ['bcf', anyOf(magic('BCF\u0002'), magic('BCF\u0004'))],
  ['variantIndex', anyOf(magic('TBI\u0001'), magic('CSI\u0001'), magic('BAI\u0001'))],
  ['alignment', anyOf(magic('BAM\u0001'), magic('CRAM'), begins(/^@HD\tVN:/))],
  ['program', anyOf(magic('\u007fELF'), all(magic('MZ'), told.isNoText))],
]

/** Marked-up texts, by the name and the namespace of their first element. */
const byElement: readonly Row[] = [
  ['cda', xml(({ name }) => name === 'ClinicalDocument')],
  ['fhirXml', xml(({ namespace }) => namespace === 'http://hl7.org/fhir')],
  ['hl7v2Xml', told.hl7v2Xml],
  ['pubmedXml', xml(({ name }) => /^(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)$/.test(name))],
  ['jats', told.jats],
  ['html', told.html],
  ['hl7v3', told.hl7v3],
  ['xml', told.anyXml],
]

/** Other texts, by how they begin. */
const byText: readonly Row[] = [
  ['rtf', begins(/^\{\\rtf/)],
  ['hl7v2', hl7v2],
  ['vcf', told.vcf],
  ['casebookEntry', begins(/^\{"casebookEntry":/)],
  ['fhirLines', all(jsonLines, told.fhirResource)],
  ['jsonLines', jsonLines],
  ['fhirBundle', anyOf(member('resourceType', 'Bundle'), told.entriesFirst)],
  ['fhirResource', told.fhirResource],
  ['jsonList', begins(/^\[\s*(?:[[{"\]\d-]|true|false|null)/)],
  ['json', begins(/^\{\s*["}]/)],
  ['medline', begins(/^(?:\d+[.:]?\s+)?(?:PMID ?- ?\d|(?:STAT|OWN) {0,2}- )/)],
  ['ris', told.ris],
  ['bibtex', begins(/^(?:[^@\n]*\n)*?[ \t]*@[A-Za-z]+[ \t]*[{(]/)],
  ['references', begins(/^(?:FN |PT [JBSP]\r?\n|%[0-9A-Z](?: \S|\r?\n)|<1\. ?>|Record #1 of \d)/)],
  ['sequences', told.sequences],
  ['tsv', partedBy('\t')],
  ['csv', partedBy(',', ';', '|')],
  ['text', ({ text }) => text !== undefined],
]

/**
 * Every kind of file that is told by its bytes, in the order in which they are asked; never by the file's name. It
 * names what nobody reads, and decides nothing of who reads what.
 */
export const fileKinds: readonly Row[] = [
  ['empty', ({ bytes, text, isWhole }) => bytes.length === 0 || (isWhole && text === '')],
  ...byBytes,
  ...byElement,
  ...byText,
  ['binary', () => true],
]
