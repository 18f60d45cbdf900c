/** Published works, as files of articles name them: evidence, and of no person here. */
export const citations = {
  number: 350,
  sql: `
CREATE TABLE citation (            -- a record of a file; several may be of one work
  id INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import (id),
  source INTEGER NOT NULL REFERENCES source (id),
  at INTEGER NOT NULL,             -- place in the unpacked file, in bytes
  length INTEGER NOT NULL,
  position TEXT NOT NULL,
  work INTEGER NOT NULL,           -- the lowest id of those that are of the same work
  title TEXT NOT NULL,             -- '' in this and the next: the record does not say
  authors TEXT NOT NULL,           -- JSON list, in the record's order
  year INTEGER,
  journal TEXT NOT NULL,
  doi TEXT NOT NULL,               -- in small letters, without an address
  pmid TEXT NOT NULL,
  abstract TEXT NOT NULL,
  kind TEXT NOT NULL,              -- of shared/domain/citation.ts
  title_key TEXT NOT NULL,         -- letters of title and first author, and the year; '' where one is missing
  words TEXT NOT NULL,             -- what a search looks through, folded
  UNIQUE (import, source, position)
) STRICT;
CREATE INDEX citation_by_source ON citation (source);
CREATE INDEX citation_by_work ON citation (work);
CREATE INDEX citation_by_doi ON citation (doi) WHERE doi <> '';
CREATE INDEX citation_by_pmid ON citation (pmid) WHERE pmid <> '';
CREATE INDEX citation_by_title ON citation (title_key) WHERE title_key <> '';
`,
} as const
