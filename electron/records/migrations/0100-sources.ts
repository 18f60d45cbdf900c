/**
 * What has been done, by whom, and where everything came from. No store of an earlier form was ever released: the
 * numbers below 100 are those of trials, and such a store is refused.
 */
export const sources = {
  number: 100,
  sql: `
-- small state: content hash, identity seed
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,  -- repeating it answers the same import
  label TEXT NOT NULL,           -- JSON of a term: the path that was given, or what else it was
  started TEXT NOT NULL,         -- ISO instant
  state TEXT NOT NULL,           -- running, interrupted, done, undoing, undone, reading
  person TEXT NOT NULL           -- who began it
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,          -- of the file's bytes as given
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  reader TEXT NOT NULL,          -- empty where nobody reads it yet
  reader_version INTEGER NOT NULL,
  scope TEXT NOT NULL,           -- the source it came from: where its ids are unique
  answers TEXT NOT NULL,         -- JSON: question -> answer
  received TEXT NOT NULL,        -- ISO day on which it first came
  bytes INTEGER NOT NULL DEFAULT 0,          -- unpacked, known once it is done
  kept_sha256 TEXT NOT NULL DEFAULT '',      -- of the unpacked bytes, known once it is done
  entries_done INTEGER NOT NULL DEFAULT 0,   -- entries whose facts are committed: where to continue
  done INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0,
  stored INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  UNIQUE (sha256, scope)         -- two sources may send the same bytes
) STRICT;
CREATE INDEX source_by_reader ON source (reader, reader_version);
CREATE INDEX source_by_scope ON source (scope);
CREATE TABLE source_block (        -- the unpacked bytes, zstd-compressed block by block
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (source, at)
) STRICT;
CREATE TABLE waiting (             -- sources that nobody reads yet
  source INTEGER PRIMARY KEY REFERENCES source,
  size INTEGER NOT NULL,           -- bytes as given
  what TEXT NOT NULL,              -- JSON of a message: what it is
  reason TEXT NOT NULL,            -- JSON of a message: why nobody reads it
  kept TEXT NOT NULL               -- begun, whole, or nothing where it is too large
) STRICT;
CREATE TABLE waiting_block (       -- their bytes as given, zstd-compressed block by block, until they are read
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (source, at)
) STRICT;
CREATE TABLE source_other (
  source INTEGER NOT NULL REFERENCES source,
  type TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (source, type)
) STRICT, WITHOUT ROWID;
-- What came through a source stands under the first import that brought it; the later ones brought it too, and have it
-- when the first is undone.
CREATE TABLE import_source (
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  read INTEGER NOT NULL,           -- 0: it was here as a whole already, and nothing of it was read
  PRIMARY KEY (import, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_source_source ON import_source (source);

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source, at INTEGER NOT NULL, length INTEGER NOT NULL, position TEXT NOT NULL,
  reason TEXT NOT NULL,            -- JSON of a message: key and values
  remedy TEXT NOT NULL,
  resolved INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, position)
) STRICT;
CREATE INDEX quarantine_by_import ON quarantine (import, resolved);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                -- ISO instant
  person TEXT NOT NULL,
  said TEXT NOT NULL,              -- canonical JSON of a message
  chain BLOB NOT NULL              -- SHA-256 of the link before and at, person and said
) STRICT;
`,
}
