/** A note that was written on the wrong chart: it stays there, struck, and stands as another note on the right one. */
export const movedNotes = {
  number: 250,
  sql: `
ALTER TABLE note ADD COLUMN moved_to INTEGER;   -- the note it is now; null where it stands. The other may be erased
ALTER TABLE note ADD COLUMN moved_from INTEGER; -- the note it was
`,
}
