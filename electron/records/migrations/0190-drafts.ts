/** What somebody has half typed; and of notes, why they were amended and what told her they are about from others. */
export const drafts = {
  number: 190,
  sql: `
-- Hers alone who typed it: in no log, in no hash, in no search.
CREATE TABLE draft (
  person TEXT NOT NULL,            -- whose it is: her key slot
  name TEXT NOT NULL,              -- of what
  about TEXT NOT NULL,             -- which of several; '' where there is one
  aside INTEGER NOT NULL,          -- 0: typed last; else an earlier text that was typed elsewhere, numbered
  patient INTEGER REFERENCES person, -- whom it is about, as on the chart it was typed in; null where nobody
  described TEXT NOT NULL,         -- JSON: what told her from others then; {} where nobody
  body TEXT NOT NULL CHECK (length(body) <= 500000), -- JSON
  kept TEXT NOT NULL,              -- ISO instant
  version INTEGER NOT NULL,        -- rises with every text
  writer TEXT NOT NULL,            -- the window it was typed in
  PRIMARY KEY (person, name, about, aside)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_patient ON draft (patient) WHERE patient IS NOT NULL;
ALTER TABLE note_version ADD COLUMN why TEXT NOT NULL DEFAULT ''; -- why it was amended, in her words
-- Her source may be undone, and another call somebody else the same.
ALTER TABLE note ADD COLUMN described TEXT NOT NULL DEFAULT '{}'; -- JSON: what told her from others when it was signed
UPDATE note SET described = coalesce((
  SELECT json_patch('{}', json_object(
    'name', body -> '$.name', 'otherNames', body -> '$.otherNames', 'birth', body -> '$.birth'))
  FROM person_version WHERE person_version.person = note.person AND current = 1), '{}');
`,
}
