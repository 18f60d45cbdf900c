/** What an import does, as the lines of its account. */
export type Addition =
  | 'Opening, hashing and recognising files'
  | 'Unpacking'
  | 'Cutting into entries'
  | 'Parsing'
  | 'Reading into facts'
  | 'Units and times'
  | 'Facts as columns'
  | 'Identity and hashes'
  | 'Originals kept: compressing and hashing'
  | 'Originals kept: storing'
  | 'Crossing from process to process'
  | 'Validation at the port'
  | 'Batches: making and taking apart'
  | 'Facts: rows, versions, what is known'
  | 'Phrases and codes by number'
  | 'What facts are found by: codes, numbers, words'
  | 'Tallies'
  | 'What facts name'
  | 'People and matching'
  | 'Provenance, audit and resuming'
  | 'Content hash'
  | 'Transactions: log, encryption, the file itself'
  | 'Order of work'
  | 'Garbage collection'
  | 'Garbage collection and compiling, threads beside'
  | 'Unpacking and reading files, threads beside'
  | 'Other'

/** What code by which path costs, for which addition; the first that fits. What none fits is charged to its caller. */
export const charges: ReadonlyArray<readonly [path: RegExp, Addition]> = [
  [/^node_modules\/zod\/|^shared\/contract\//, 'Validation at the port'],
  [/^electron\/host\/fact-hash\.ts$/, 'Identity and hashes'],
  [
    /^electron\/host\/fact-batch(?:er)?\.ts$|^shared\/domain\/facts\/batch\.ts$/,
    'Batches: making and taking apart',
  ],
  [/^shared\/domain\/facts\/columns\.ts$/, 'Facts as columns'],
  [
    /^electron\/host\/(?:parent|numbered-port|inbox|ports)\.ts$|^node:internal\/child_process/,
    'Crossing from process to process',
  ],
  [/^electron\/intake\/containers\//, 'Unpacking'],
  [
    /^electron\/intake\/(?:pipeline\/(?:source-file|delivery|open-file)|sources\/(?:recognise|sniff\/\S+))\.ts$/,
    'Opening, hashing and recognising files',
  ],
  [/^electron\/intake\/pipeline\/keep-/, 'Originals kept: compressing and hashing'],
  [/^electron\/intake\/sources\/fhir\/(?:split|slice|whole-entry|index)\.ts$/, 'Cutting into entries'],
  [/^electron\/intake\/sources\/fhir\/(?:parse|words\/decode)\.ts$/, 'Parsing'],
  [/^electron\/intake\/border\//, 'Units and times'],
  [/^electron\/intake\/sources\//, 'Reading into facts'],
  [/^electron\/(?:intake\/people|learning)\//, 'People and matching'],
  [/^electron\/intake\//, 'Order of work'],
  [/^electron\/records\/content-hash\.ts$/, 'Content hash'],
  [/^electron\/records\/handlers\/people\.ts$/, 'People and matching'],
  [
    /^electron\/records\/repositories\/(?:person-names|people-search|descriptions|joins|match\S*|strangers)\.ts$/,
    'People and matching',
  ],
  [/^electron\/records\/repositories\/(?:phrases|dictionary)\.ts$/, 'Phrases and codes by number'],
  [
    /^electron\/records\/repositories\/(?:versions|fact-rows|elected)\.ts$/,
    'Facts: rows, versions, what is known',
  ],
  [
    /^electron\/records\/(?:kinds\/|repositories\/(?:fact-index|critical-index|critical)\.ts$)/,
    'What facts are found by: codes, numbers, words',
  ],
  [/^electron\/records\/repositories\/(?:code-)?tallies\.ts$/, 'Tallies'],
  [/^electron\/records\/repositories\/(?:referents|retractions)\.ts$/, 'What facts name'],
  [/^electron\/records\/repositories\/kept-blocks\.ts$/, 'Originals kept: storing'],
  [/^electron\/records\/(?:writing|open-store|db)\.ts$/, 'Transactions: log, encryption, the file itself'],
  // Whoever inserts rows is charged for it.
  [/^electron\/records\/(?!inserting\.ts)/, 'Provenance, audit and resuming'],
  [/^electron\/host\//, 'Order of work'],
]
/** What is left where no code of the product is on the stack. */
export const unowned: typeof charges = [
  [/^node:zlib$/, 'Unpacking'],
  [/^node:(?:internal\/)?fs/, 'Opening, hashing and recognising files'],
]
