/** What was said once of tables with the same headings. */
export const recipes = {
  number: 220,
  sql: `
CREATE TABLE recipe (
  headings TEXT NOT NULL,          -- JSON: in small letters, sorted
  source TEXT NOT NULL,            -- what its source is called; '' where nobody said
  title TEXT NOT NULL,
  body TEXT NOT NULL CHECK (length(body) <= 4000000), -- JSON, whole
  kept TEXT NOT NULL,              -- ISO instant
  person TEXT NOT NULL,            -- who said so: her key slot
  PRIMARY KEY (headings, source)
) STRICT, WITHOUT ROWID;
`,
}
