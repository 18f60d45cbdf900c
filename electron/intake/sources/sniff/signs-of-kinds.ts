import { all, anyOf, begins, magic, member, xml, type Sign } from './signs.ts'

export const isNoText: Sign = ({ text }) => text === undefined

/** Some printers write a line before the first of a PDF, and its readers look for it in the first 1,024 bytes. */
export const pdfBehindALine: Sign = look =>
  isNoText(look) && /[\r\n]%PDF-\d/.test(Buffer.from(look.bytes.subarray(0, 1024)).toString('latin1'))

const brands = ['avif', 'heic', 'heix', 'mif1', 'msf1']
export const picture: Sign = anyOf(
  magic('GIF87a'),
  magic('GIF89a'),
  all(magic('RIFF'), magic('WEBP', 8)),
  all(magic('BM'), magic('\0\0\0\0', 6)),
  all(magic('ftyp', 4), anyOf(...brands.map(brand => magic(brand, 8)))),
)

/** bzip2, xz, zstd, Unix compress, bare zlib. */
export const compressed: Sign = anyOf(
  all(magic('BZh'), isNoText),
  magic('\u00fd7zXZ\0'),
  magic('(\u00b5/\u00fd'),
  magic('\u001f\u009d'),
  all(magic('x'), isNoText, anyOf(magic('\u009c', 1), magic('\u00da', 1))),
)

/** A message's first element is its structure, such as ORU_R01. */
export const hl7v2Xml: Sign = xml(
  ({ name, namespace }) => namespace === 'urn:hl7-org:v2xml' || /^[A-Z]{3}_[A-Z]\d\d$/.test(name),
)
export const jats: Sign = xml(
  ({ name, doctype }) => /^(?:article|pmc-articleset)$/.test(name) || /JATS|NLM\/\/DTD/.test(doctype),
)
export const html: Sign = anyOf(
  begins(/^<!doctype\s+html/i),
  xml(({ name }) => /^(?:html|head|body|div|p)$/i.test(name)),
)

/** What parts of CDA documents that stand alone are full of: HL7's own codes, and its object identifiers. */
const ofHl7 =
  /\s(?:classCode|moodCode|nullFlavor)\s*=|=\s*["'](?:2\.16\.840\.1\.113883|1\.3\.6\.1\.4\.1\.19376)\./
export const hl7v3: Sign = anyOf(
  xml(({ namespace }) => namespace === 'urn:hl7-org:v3'),
  all(
    xml(() => true),
    ({ text = '' }) => ofHl7.test(text),
  ),
)
export const anyXml: Sign = anyOf(
  xml(() => true),
  begins(/^<\?xml\s/),
)

/** Also where the line that names the format is missing. */
export const vcf: Sign = begins(
  /^(?:##fileformat=VCF|(?:##[^\n]*\n)*#CHROM\tPOS\tID\tREF\tALT|##(?:INFO|FORMAT|FILTER|contig)=<)/,
)

export const fhirResource: Sign = member('resourceType', /^[A-Z][A-Za-z]+$/)
/** A bundle of which the type stands behind its entries, farther than one looks. */
export const entriesFirst: Sign = all(
  member('entry', '['),
  begins(/^\{[\s\S]*?"entry"\s*:\s*\[\s*\{\s*"(?:fullUrl|resource|request|response)"\s*:/),
)

/** By its first line, behind a few others; or by its lines, where that one is lost. */
export const ris: Sign = ({ text }) => {
  const lines = (text ?? '').split('\n', 6)
  const named = lines.findIndex(line => !/^[A-Z][A-Z\d] {2}- /.test(line))
  return lines.some(line => /^TY {1,2}- /.test(line)) || named > 2 || (named < 0 && lines.length > 3)
}

/** FASTA and FASTQ. */
export const sequences: Sign = begins(
  /^(?:>\S[^\n]*\n[A-Za-z*\s-]+(?:\n|$)|@\S[^\n]*\n[ACGTNacgtn.]+\r?\n\+)/,
)
