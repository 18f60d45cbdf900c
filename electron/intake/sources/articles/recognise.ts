import { jsonMembers } from '../sniff/json-members.ts'
import { fileKinds, type FileKind } from '../sniff/table.ts'
import { xmlRoot } from '../sniff/xml-root.ts'
import type { Recognition } from '../source.ts'

/** Which of the kinds that a file is told by is read as which format. */
const formats: Partial<Record<FileKind, string>> = {
  pubmedXml: 'pubmed-xml',
  jats: 'jats',
  medline: 'medline',
  ris: 'ris',
  bibtex: 'bibtex',
}
/** Types of the Citation Style Language 1.0.2 in which evidence is published. */
const cslTypes = new Set(
  (
    'article article-journal article-magazine article-newspaper book chapter dataset document entry ' +
    'paper-conference report review review-book speech thesis webpage'
  ).split(' '),
)

/** A list of works, or one: whatever else is JSON names no such type beside a title or who wrote it. */
function isCsl(json: ReadonlyMap<string, string>): boolean {
  return (
    cslTypes.has(json.get('type') ?? '') &&
    !json.has('resourceType') &&
    ['title', 'author', 'DOI', 'container-title'].some(name => json.has(name))
  )
}

/** Records of published works, by how their formats begin; never by the file's name, which is often another's. */
export function recogniseArticles(head: string): Recognition {
  const json = jsonMembers(head)
  if (isCsl(json)) return { certainty: 'certain', format: 'csl-json' }
  if (/^[[{\0]/.test(head)) return { certainty: 'none' }
  const look = {
    bytes: Buffer.from(head),
    isWhole: false,
    text: head,
    json,
    xml: head.startsWith('<') ? xmlRoot(head) : undefined,
    zip: { names: [], mimetype: '' },
  }
  const kind = fileKinds.find(([, shows]) => shows(look))?.[0]
  const format = kind && formats[kind]
  return format === undefined ? { certainty: 'none' } : { certainty: 'certain', format }
}
