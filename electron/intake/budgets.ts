const [MB, GB] = [2 ** 20, 2 ** 30]

/** The most that is taken of whatever comes from outside, and why no more. */
export interface Budget {
  readonly most: number
  readonly why: string
}

/**
 * One table of bounds. Whatever lies beyond one is refused with a reason that names it; what lies before and behind is
 * read. A bound is far above anything a clinic was seen to send, and low enough for a computer with little memory.
 */
export const budgets = {
  fileBytes: {
    most: 64 * GB,
    why: 'The whole of a large clinic, unpacked; more fills the disks that clinics have.',
  },
  expansion: {
    most: 300,
    why: 'Records shrink to a tenth, a hundredth at most; only what is made to expand shrinks to less.',
  },
  freeExpansion: {
    most: 64 * MB,
    why: 'So much may come of any file, however small it is: two pages of one letter shrink to nearly nothing.',
  },
  packings: { most: 3, why: 'A packing inside a packing inside a packing is a trap, not a record.' },
  entriesPerFile: {
    most: 50_000_000,
    why: 'Several lifetimes of a practice; what is said in three bytes each would take days.',
  },
  rejectsPerFile: {
    most: 100_000,
    why: 'Nobody looks through more; what is broken so often is broken as a whole.',
  },
  entryBytes: {
    most: 32 * MB,
    why: 'An entry is held in memory several times over; a scanned letter in it has some 10 MB.',
  },
  entryDepth: { most: 128, why: 'A questionnaire reaches 40 levels; readers go down as deep as there is.' },
  entryValues: {
    most: 500_000,
    why: 'A trace of an electrocardiogram is one text; each value costs up to 60 bytes of memory.',
  },
  textCharacters: { most: 24 * MB, why: 'A letter of 18 MB, written in base64.' },
  nameCharacters: {
    most: 256,
    why: 'Names are compared letter by letter with others; of a longer one its beginning says enough.',
  },
  describedBy: {
    most: 50,
    why: 'Names, numbers and addresses of one person that are compared; more say nothing new.',
  },
  archiveEntries: {
    most: 10_000,
    why: 'A workbook has some tens of parts; a list of a million is made to be long.',
  },
  workbookBytes: {
    most: 160 * MB,
    why: 'A workbook is held while it is read, unpacked: half a million rows of ten cells; more belongs into a CSV.',
  },
  documentBytes: {
    most: 64 * MB,
    why: 'The words of a document, unpacked, marks included: a thesis has some 10 MB, a letter a tenth of one.',
  },
  sealedBytes: {
    most: 512 * MB,
    why: 'One person, unpacked; what is closed is held as a whole until its last byte has proved it.',
  },
  pdfBytes: {
    most: 96 * MB,
    why: 'A PDF is held while it is read; scans of a whole chart have less, and of more nobody checks the rows.',
  },
  pdfPages: {
    most: 300,
    why: 'A stay of months, printed; each page costs a look of up to a tenth of a second.',
  },
  pageRuns: { most: 40_000, why: 'A page has some thousands of letters; more are drawn to be many.' },
  pageCharacters: { most: MB, why: 'What stands on a page can be read with the eye; a megabyte cannot.' },
  sheets: { most: 1_000, why: 'One for each week of twenty years.' },
  sheetRows: { most: 1_048_576, why: 'No program writes a longer sheet.' },
  rowCells: { most: 16_384, why: 'No program writes a wider sheet; each cell costs a look.' },
  quotedBytes: {
    most: MB,
    why: 'A letter in one cell; a quote that is open for longer was never meant to be one.',
  },
  recipeColumns: {
    most: 2_000,
    why: 'What a person can look at; the widest survey that was seen has 1,200.',
  },
  silentSeconds: {
    most: 20,
    why: 'The largest entry that is taken is read in a few; a reader that says nothing for longer never ends.',
  },
  readerMegabytes: {
    most: 384,
    why: 'The last bound, where the others did not do: the thread that reads then ends, and not the program.',
  },
} as const satisfies Readonly<Record<string, Budget>>

/** The bounds by name, as they are asked; tests set smaller ones. */
export type Limits = Readonly<Record<keyof typeof budgets, number>>
export const limits = Object.fromEntries(
  Object.entries(budgets).map(([name, { most }]) => [name, most]),
) as Limits
