/** Who did it, beside what was done; and what Casebook says as a key and its values instead of a sentence. */
export const who = {
  number: 60,
  sql: `
-- what is older belongs to whoever made the casebook
ALTER TABLE import ADD COLUMN person TEXT NOT NULL DEFAULT 'person-1';
ALTER TABLE note_version ADD COLUMN person TEXT NOT NULL DEFAULT 'person-1';
ALTER TABLE outbox ADD COLUMN person TEXT NOT NULL DEFAULT 'person-1';

ALTER TABLE audit RENAME TO audit_before;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                -- ISO instant
  person TEXT NOT NULL,
  said TEXT NOT NULL,              -- canonical JSON of a message: key and values
  -- SHA-256 of the link before and at, person and said; of lines older than this table: at and words
  chain BLOB NOT NULL
) STRICT;
INSERT INTO audit (id, at, person, said, chain)
  SELECT id, at, 'person-1', json_object('key', 'audit.earlier', 'values', json_object('words', what)), chain
  FROM audit_before;
DROP TABLE audit_before;

-- JSON: a message, or words where a reader sent words
UPDATE quarantine SET message = json_quote(message), remedy = json_quote(remedy);
`,
}
