/** Somebody is erased for good: what was decided on, what is left to do, and what is remembered that names nobody. */
export const erasing = {
  number: 210,
  sql: `
CREATE TABLE erasure (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: the audit log speaks of it
  state TEXT NOT NULL,             -- looked, begun, done
  at TEXT NOT NULL,                -- ISO instant: of the look, then of the end
  person TEXT NOT NULL,            -- who did it
  mark TEXT NOT NULL,              -- what the store held when it was looked through
  receipt TEXT NOT NULL            -- JSON of shared/domain/erasure.ts: counts, no names
) STRICT;
-- What an erasure that is not done works on: people, their names, files. Empty as soon as it is done.
CREATE TABLE erasing (
  erasure INTEGER NOT NULL REFERENCES erasure ON DELETE CASCADE,
  what TEXT NOT NULL,              -- person, called, referent, telling, file, rewritten
  value ANY NOT NULL,
  PRIMARY KEY (erasure, what, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE erasing_slice (       -- bytes of kept files that hold her
  erasure INTEGER NOT NULL REFERENCES erasure ON DELETE CASCADE,
  source INTEGER NOT NULL,
  at INTEGER NOT NULL,
  length INTEGER NOT NULL,
  begins TEXT NOT NULL,            -- with what the blanks begin that take their place
  shared INTEGER NOT NULL,         -- 1: they hold somebody else as well
  PRIMARY KEY (erasure, source, at)
) STRICT, WITHOUT ROWID;
-- By what she would be known again: HMAC-SHA-256 under a key of this store. It names nobody.
CREATE TABLE erased_mark (
  mark BLOB NOT NULL,
  erasure INTEGER NOT NULL REFERENCES erasure,
  PRIMARY KEY (mark)
) STRICT, WITHOUT ROWID;
-- Rows that are sealed and held words of hers: what a seal is made of, without what they said.
CREATE TABLE erased_row (
  part TEXT NOT NULL,              -- as in heads
  row INTEGER NOT NULL,
  digest BLOB NOT NULL,            -- SHA-256 of the row as it was
  erasure INTEGER NOT NULL REFERENCES erasure,
  PRIMARY KEY (part, row)
) STRICT, WITHOUT ROWID;
-- A seal is made of a row's hash, so that a row can lose what it said of her: those of before are of another form.
INSERT OR REPLACE INTO meta (name, value) SELECT 'heads.anew', '1' FROM head LIMIT 1;
DELETE FROM head;
-- 1: bytes went with hers that others' facts led back to, which have no place any more (length 0).
ALTER TABLE source ADD COLUMN bytes_lost INTEGER NOT NULL DEFAULT 0;
`,
}
