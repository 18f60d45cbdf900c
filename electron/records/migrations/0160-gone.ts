/** What an undo has taken out so far, over all the times that it was stopped and gone on with. */
export const gone = {
  number: 160,
  sql: `
ALTER TABLE import ADD COLUMN gone_facts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN gone_patients INTEGER NOT NULL DEFAULT 0;
`,
}
