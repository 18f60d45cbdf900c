import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeDb } from '../../../electron/records/db.ts'
import { migrate } from '../../../electron/records/migrate.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * What of a person lies in each table, and what becomes of it when she is erased (docs/decisions, erasing). Whoever
 * adds a table says here what of her it may hold: a table that nobody thought of is where she would be left.
 */
const ofHer: Readonly<Record<string, string>> = {
  meta: 'nothing: state of the store, keys',
  import: 'a label that may be called after her: rewritten',
  source:
    'a path that may be called after her: rewritten; the row of a file that goes stays, with its SHA-256',
  source_block: 'her bytes: overwritten, or gone with the file',
  waiting: 'the row of a file that names her goes',
  waiting_block: 'and its bytes',
  source_other: 'nothing: how many of each type',
  import_source: 'nothing: which import brought which file',
  quarantine: 'where entries of hers stand that could not be read: go with their bytes',
  audit: 'labels and folders called after her, hashes of her notes: rewritten; her number stays',
  person: 'who she is: goes',
  person_name: 'what she is called: goes',
  person_called: 'what she is called: goes',
  stranger: 'somebody set aside under a name of hers, or herself: goes',
  person_version: 'her descriptions: go',
  import_person: 'links to them: go',
  kind_tally: 'nothing: counts, kept in step',
  phrase: 'words that her facts alone say: go',
  fact: 'her facts, every version: go',
  batch: 'nothing: runs of ids, kept in step',
  again: 'links to her facts: go with them',
  recipe: 'nothing: what columns mean, never a cell',
  retraction: 'what was taken back of her facts: goes',
  referent: 'what her facts alone name: goes',
  referent_name: 'and its names',
  named: 'links to her facts: go with them',
  code: 'codes under which only she stood: go',
  unit: 'names of units: no word of a person',
  code_unit: 'of codes under which only she stood: go',
  coded: 'her facts by code: go',
  variant_call: 'variants of her genome: go with her facts',
  observed: 'when she was first and last seen: goes with her facts',
  finding_answer: 'what was said of findings in her documents: goes',
  citation: 'nothing: published works and who wrote them, of no patient',
  finding_rule: 'nothing: words of lists that notes are read by, and none of a note',
  note: 'notes about her: go',
  note_version: 'in every version',
  code_tally: 'nothing: counts, kept in step',
  question: 'nothing: who is asked about by codes, never by name',
  card: 'nothing: numbers that were told; who was counted stands in none',
  standing_answer: 'nothing: which card answers which question',
  outbox: 'nothing: approved texts of numbers',
  envelope: 'nothing: what peers shared',
  peer: 'nothing: peers',
  peer_log: 'nothing: which letters of peers are here',
  invitation: 'nothing: peers',
  entry: 'forms about her: go',
  critical: 'her critical results: go',
  acknowledgement: 'what was done about them: emptied, since it is sealed',
  match_key: 'by what she is found to be alike: goes',
  match_word: 'words of her name: go',
  match_pair: 'who may be she: goes',
  match_answer: 'what was said of her and others: goes',
  head: 'nothing: seals',
  draft: 'drafts about her: go',
  day_list: 'days she was on, and why: go; her name in the reasons of others goes, too',
  outcome_change: 'her name in what was changed and why, in the words of whoever wrote it: goes',
  outcome_look: 'nothing: numbers that were found',
  follow_up: 'what was learned by asking after her: goes',
  forecast: 'what was expected of an operation of hers: goes',
  decision: 'what was decided for her: goes; a reason that names her beside somebody else is emptied',
  forecast_measure: 'nothing: what is counted, by codes',
  measure_set: 'nothing: names of measures',
  own_measure: 'nothing: what is counted, by codes, and what it is called',
  rebasing: 'a reason that may name her: emptied',
  erasure: 'nothing: numbers',
  erasing: 'who she is, until the erasing is done: goes',
  erasing_slice: 'where her bytes stand, until then: goes',
  erased_mark: 'keyed hashes by which she would be known again: they name nobody',
  erased_row: 'hashes of sealed rows as they were',
  name_search: 'her names: go, and the index is written anew',
  text_search: 'words of her facts and notes: go, and the index is written anew',
  code_search: 'words of codes under which only she stood: go, and the index is written anew',
  sqlite_sequence: 'nothing: the last numbers given',
}

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true }))

describe('every table of the store', () => {
  it('is one of which somebody has said what of a person lies in it', () => {
    const db = makeDb(path.join(folder, 'casebook.db'), randomBytes(32))
    migrate(db, () => undefined)
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    // A search index keeps tables of its own.
    const isPartOfIndex = (name: string) => /^(?:name|text|code)_search_/.test(name)
    expect(tables.filter(name => !isPartOfIndex(name)).toSorted()).toEqual(Object.keys(ofHer).toSorted())
    db.close()
  })
})
