/**
 * What facts name lies in rows, several a page. In a tree ordered by its key a row of more than a quarter of a page
 * goes on in a page of its own: a medicine of a kilobyte took five.
 */
export const referents = {
  number: 170,
  sql: `
ALTER TABLE referent RENAME TO referent_before;
DROP INDEX referent_by_import;
DROP INDEX referent_by_source;
CREATE TABLE referent (            -- what facts name and is none: medications, practitioners, files
  identity TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES import,
  source INTEGER NOT NULL REFERENCES source,
  hash BLOB NOT NULL,
  body TEXT NOT NULL               -- canonical JSON of shared/domain/referent.ts without its place
) STRICT;
CREATE UNIQUE INDEX referent_by_identity ON referent (identity, hash, import, source);
CREATE INDEX referent_by_import ON referent (import);
CREATE INDEX referent_by_source ON referent (source);
INSERT INTO referent (identity, import, source, hash, body)
  SELECT identity, import, source, hash, body FROM referent_before;
DROP TABLE referent_before;
`,
}
