/**
 * Who read a source, and in what situation, so that it can be read again: the reader and its version as they can be
 * compared, where its ids are unique, what the clinician answered, and the hash of the bytes that were kept.
 */
export const readings = {
  number: 40,
  sql: `
ALTER TABLE source ADD COLUMN reader TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN reader_version INTEGER NOT NULL DEFAULT 0;
-- '' where an early version did not note it: such a source cannot be read again
ALTER TABLE source ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';    -- JSON: question -> answer
ALTER TABLE source ADD COLUMN kept_sha256 TEXT NOT NULL DEFAULT '';  -- of the unpacked bytes, known once it is done
UPDATE source SET
  reader = substr(parser, 1, instr(parser, '/') - 1),
  reader_version = CAST(substr(parser, instr(parser, '/') + 1) AS INTEGER),
  scope = CASE WHEN format LIKE 'fhir-ndjson%' THEN '' ELSE 'file-' || substr(sha256, 1, 12) END,
  kept_sha256 = CASE WHEN format LIKE '%+gzip' THEN '' ELSE sha256 END;
ALTER TABLE source DROP COLUMN parser;
CREATE INDEX source_by_reader ON source (reader, reader_version);
CREATE INDEX source_by_scope ON source (scope);
`,
}
