/**
 * People, facts, where they came from, and what has been done. Times are clock readings in milliseconds
 * (shared/domain/moment.ts).
 */
export const chart = {
  number: 10,
  sql: `
-- small state: content hash, identity seed
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,  -- repeating it answers the same import
  label TEXT NOT NULL,
  started TEXT NOT NULL,         -- ISO instant
  state TEXT NOT NULL            -- running, interrupted, done, undone
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,   -- of the file's bytes as given
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  bytes INTEGER NOT NULL DEFAULT 0, -- unpacked, known once it is done
  parser TEXT NOT NULL,
  entries_done INTEGER NOT NULL DEFAULT 0, -- entries whose facts are committed: where to continue
  done INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0,
  stored INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE source_block (        -- the unpacked bytes, zstd-compressed block by block
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (source, at)
) STRICT;
CREATE TABLE source_other (
  source INTEGER NOT NULL REFERENCES source,
  type TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (source, type)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_source (
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  PRIMARY KEY (import, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_source_source ON import_source (source);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  described INTEGER NOT NULL DEFAULT 0, -- 0: facts speak of her, no source has described her yet
  name TEXT NOT NULL DEFAULT '',
  sort_name TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT 'unknown',
  birth_clock INTEGER,           -- middle of the year or month where no more is known
  death_clock INTEGER,
  deceased INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL DEFAULT '{}' -- canonical JSON of shared/domain/patient.ts without its place
) STRICT;
CREATE INDEX person_by_name ON person (described, sort_name, id);
CREATE TABLE person_version (      -- every description that arrived; the newest (then the largest hash) is shown
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person,
  hash BLOB NOT NULL,              -- SHA-256 of body
  updated TEXT NOT NULL,           -- '' where the source does not say
  current INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, position TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (person, hash)
) STRICT;
CREATE TABLE import_person (
  import INTEGER NOT NULL REFERENCES import,
  version INTEGER NOT NULL REFERENCES person_version,
  PRIMARY KEY (import, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_person_version ON import_person (version);

CREATE TABLE fact (                -- every version of every fact; the newest (then the largest hash) is current
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,           -- place in factKinds
  identity TEXT NOT NULL,
  hash BLOB NOT NULL,              -- SHA-256 of body
  updated TEXT NOT NULL,
  current INTEGER NOT NULL,
  usable INTEGER NOT NULL,         -- 0: entered in error or refuted; shown struck out, never counted as knowledge
  person INTEGER NOT NULL REFERENCES person,
  start_clock INTEGER,
  end_clock INTEGER,
  stored TEXT NOT NULL,            -- ISO instant
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, position TEXT NOT NULL,
  body TEXT NOT NULL,              -- canonical JSON of shared/domain/fact.ts without its place
  UNIQUE (kind, identity, hash)
) STRICT;
CREATE INDEX fact_by_chart ON fact (person, kind, start_clock, id) WHERE current = 1;
CREATE TABLE import_fact (
  import INTEGER NOT NULL REFERENCES import,
  fact INTEGER NOT NULL REFERENCES fact,
  PRIMARY KEY (import, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_fact_fact ON import_fact (fact);

CREATE TABLE code (
  id INTEGER PRIMARY KEY,
  system TEXT NOT NULL,
  code TEXT NOT NULL,
  display TEXT NOT NULL,
  UNIQUE (system, code)
) STRICT;
CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE coded (               -- current facts by code: one range scan answers who ever had it
  code INTEGER NOT NULL REFERENCES code, kind INTEGER NOT NULL, person INTEGER NOT NULL,
  clock INTEGER NOT NULL, fact INTEGER NOT NULL REFERENCES fact, usable INTEGER NOT NULL,
  PRIMARY KEY (code, kind, person, clock, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX coded_fact ON coded (fact);
CREATE TABLE measured (            -- numeric results of current observations, components included
  code INTEGER NOT NULL REFERENCES code, unit INTEGER NOT NULL REFERENCES unit, person INTEGER NOT NULL,
  clock INTEGER NOT NULL, fact INTEGER NOT NULL REFERENCES fact,
  part INTEGER NOT NULL,           -- 0 the observation's own value, then its components
  value REAL NOT NULL, comparator TEXT, usable INTEGER NOT NULL,
  PRIMARY KEY (code, unit, person, clock, fact, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX measured_fact ON measured (fact);
CREATE INDEX measured_person ON measured (person, code, unit, clock, value);

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, position TEXT NOT NULL,
  code TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT NOT NULL,
  resolved INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, position)
) STRICT;

CREATE TABLE note (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person, status TEXT NOT NULL) STRICT;
CREATE INDEX note_by_person ON note (person);
CREATE TABLE note_version (
  note INTEGER NOT NULL REFERENCES note, version INTEGER NOT NULL, request TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, text TEXT NOT NULL, written INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
  PRIMARY KEY (note, version)
) STRICT;

-- chain: SHA-256 of the link before, at and what
CREATE TABLE audit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, chain BLOB NOT NULL) STRICT;

CREATE VIRTUAL TABLE name_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
-- rowid: fact id, or -note id
CREATE VIRTUAL TABLE text_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE code_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
`,
}
