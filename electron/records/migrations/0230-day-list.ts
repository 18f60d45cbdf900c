/** Who is to come on a day; and what files planned, by when. */
export const dayList = {
  number: 230,
  sql: `
CREATE TABLE day_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: what is half typed of a line never means another
  request TEXT NOT NULL UNIQUE,    -- under which it was put there: asked twice, it is one
  day TEXT NOT NULL,               -- ISO day
  person INTEGER NOT NULL REFERENCES person, -- as on the chart she was chosen by
  described TEXT NOT NULL,         -- JSON: what told her from others then; her source may be undone
  time TEXT NOT NULL,              -- HH:MM; '' where none was said
  why TEXT NOT NULL CHECK (length(why) <= 500),
  seen TEXT,                       -- ISO instant at which it was said that she was seen; null: not yet
  who TEXT NOT NULL,               -- who put her there: a key slot
  added TEXT NOT NULL              -- ISO instant
) STRICT;
CREATE INDEX day_list_by_day ON day_list (day, time);
CREATE INDEX day_list_by_person ON day_list (person, day);
-- Visits (0) and plans (11) that are planned (1), by their time: what stands under a day, and who did not come.
CREATE INDEX fact_planned ON fact (clock, person) WHERE standing = 1 AND current = 1 AND kind IN (0, 11);
`,
}
