/** Variants of genomes that are shown, each in a narrow row of its own; can be made again from the facts. */
export const variants = {
  number: 300,
  sql: `
CREATE TABLE variant_call (
  fact INTEGER PRIMARY KEY,        -- which leads back to its line
  sample TEXT NOT NULL,            -- as its file calls it
  build TEXT NOT NULL,
  chromosome TEXT NOT NULL,        -- without chr
  position INTEGER NOT NULL,       -- from 1
  until INTEGER NOT NULL,          -- the last base it speaks of
  reference TEXT NOT NULL,
  alternates TEXT NOT NULL,        -- with commas between; '' for none
  genotype TEXT NOT NULL,          -- as written
  phase_set TEXT NOT NULL,
  filters TEXT NOT NULL            -- those it failed, with semicolons between
) STRICT;
`,
}
