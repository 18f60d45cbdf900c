/** How far what is only ever added to had come at some moments, each sealed together with all before it. */
export const heads = {
  number: 180,
  sql: `
CREATE TABLE head (
  number INTEGER PRIMARY KEY,      -- from 1, without a gap
  at TEXT NOT NULL,                -- ISO instant
  up_to TEXT NOT NULL,             -- JSON: the last row of each table that counts
  content TEXT NOT NULL,           -- the content hash then
  seal BLOB NOT NULL               -- HMAC-SHA-256 of the seal before, all of this, and the rows since
) STRICT;
`,
}
