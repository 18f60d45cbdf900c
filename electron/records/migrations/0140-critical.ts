/** Results that cannot wait, and what was done about them. */
export const critical = {
  number: 140,
  sql: `
CREATE TABLE critical (            -- critical results that are shown; can be made again from the facts
  fact INTEGER PRIMARY KEY,
  clock INTEGER NOT NULL,          -- as in fact; before all others where it has none
  said BLOB NOT NULL,              -- 16 bytes of the SHA-256 of what it says as this version
  open INTEGER NOT NULL            -- 1: nobody has acknowledged this version; 2: history; 3: waited
) STRICT;
CREATE INDEX critical_open ON critical (open, clock, fact);
-- What a person did is hers: it stays where a source is undone, and counts again when that comes back.
CREATE TABLE acknowledgement (
  id INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,    -- repeating it changes nothing
  identity BLOB NOT NULL,          -- of the fact, as in fact
  kind INTEGER NOT NULL,
  scope TEXT NOT NULL,             -- of its source
  said BLOB NOT NULL,              -- of the version, as in critical
  at TEXT NOT NULL,                -- ISO instant
  person TEXT NOT NULL,
  done TEXT NOT NULL               -- what was done, in her words
) STRICT;
CREATE INDEX acknowledgement_by_fact ON acknowledgement (identity, kind, scope, said);
`,
}
