/** What SNOMED CT writes behind a name to say what kind of thing it names. */
const semanticTags = [
  'disorder',
  'finding',
  'procedure',
  'situation',
  'event',
  'regime/therapy',
  'morphologic abnormality',
  'observable entity',
  'product',
  'substance',
  'record artifact',
  'environment',
  'qualifier value',
]
const tagged = new RegExp(` \\((${semanticTags.join('|')})\\)$`)

/** A name without the word in brackets that says what kind of thing it is: where it stands says so already. */
export const plainLabel = (label: string): string => label.replace(tagged, '')
/** That word; undefined where there is none. */
export const semanticTag = (label: string): string | undefined => tagged.exec(label)?.[1]
