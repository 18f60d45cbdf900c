import type { files as area } from '../areas/files.ts'
import type { Sentences } from '../language.ts'

export const files: Sentences<typeof area> = {
  'file.kind': `{kind, select,
    empty {an empty file}
    pdf {a PDF}
    jpeg {a JPEG picture}
    png {a PNG picture}
    tiff {a TIFF picture}
    dicom {a DICOM image}
    picture {a picture}
    recording {a sound or video recording}
    sqlite {an SQLite database}
    docx {a Word document (DOCX)}
    xlsx {an Excel workbook (XLSX)}
    pptx {a PowerPoint presentation (PPTX)}
    odt {an OpenDocument text (ODT)}
    ods {an OpenDocument spreadsheet (ODS)}
    odf {an OpenDocument file}
    zip {a zip archive}
    oldOffice {an Office file of the old form (DOC, XLS, PPT)}
    gzip {a gzip file}
    compressed {a compressed file}
    archive {an archive of files}
    sealed {a file closed by a passphrase}
    encrypted {an encrypted file}
    bcf {a BCF file of genetic variants}
    variantIndex {an index to a file of genetic variants}
    alignment {a file of aligned sequencing reads}
    program {a program}
    cda {a CDA document}
    fhirXml {FHIR in XML}
    hl7v2Xml {an HL7 v2 message in XML}
    pubmedXml {a PubMed list of articles in XML}
    jats {an article in JATS XML}
    html {a web page (HTML)}
    hl7v3 {HL7 v3 in XML, such as a part of a CDA document}
    xml {XML}
    rtf {a document in Rich Text Format (RTF)}
    hl7v2 {an HL7 v2 message}
    vcf {a VCF file of genetic variants}
    casebookEntry {an entry by hand from a casebook}
    fhirLines {FHIR JSON, one resource a line}
    jsonLines {JSON, one value a line}
    fhirBundle {a FHIR bundle in JSON}
    fhirResource {a FHIR resource in JSON}
    jsonList {a list in JSON}
    json {JSON}
    medline {a MEDLINE list of articles}
    ris {a RIS list of articles}
    bibtex {a BibTeX list of articles}
    references {a list of articles}
    sequences {a file of genetic sequences}
    tsv {a table of values with tabs between them (TSV)}
    csv {a table of values (CSV)}
    text {plain text}
    other {a file in an unknown form}
  }`,
}
