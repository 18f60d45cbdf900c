/** What the clinician wrote herself. */
export const entries = {
  number: 130,
  sql: `
CREATE TABLE entry (               -- forms that were signed, as the bytes of their sources will be
  entry TEXT NOT NULL,             -- the same for all versions of one
  version INTEGER NOT NULL,
  request TEXT NOT NULL UNIQUE,    -- repeating it answers the same form
  import INTEGER NOT NULL UNIQUE REFERENCES import,
  form TEXT NOT NULL,              -- canonical JSON of shared/domain/entry.ts
  known TEXT,                      -- identity of the person it is about; null where it describes her itself
  described TEXT NOT NULL,         -- JSON: what told her from others when it was signed
  stored INTEGER NOT NULL DEFAULT 0, -- its facts are here
  PRIMARY KEY (entry, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_unstored ON entry (import) WHERE stored = 0;
CREATE INDEX entry_by_person ON entry (known) WHERE known IS NOT NULL;
`,
}
