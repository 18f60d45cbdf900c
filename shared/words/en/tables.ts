import type { tables as area } from '../areas/tables.ts'
import type { Sentences } from '../language.ts'

export const tables: Sentences<typeof area> = {
  'tables.title': 'a table',
  'tables.asks-for': 'a workbook or a CSV file with one row of headings',
  'tables.looking': 'Looking through the table',
  'tables.waits-no-more': 'This file waits no more.',
  'tables.set-up': 'This table needs to be set up: say what its columns are. That is asked once.',
  'tables.changed':
    'This table is like “{title}”, which was set up before, but its columns changed. ' +
    'New: {added}. Gone: {gone}. Look at it once more.',
  'tables.units-changed':
    'The row of units says something else than before of: {columns}. Look at these columns once more.',
  'tables.century-open':
    'Births such as 13/02/24 stand in this table, and nobody said yet in which century they lie. Look at it once more.',
  'tables.which-century': 'some of its years have two digits and may be of this century or of the last',
  'tables.by-units-row': 'by the row of units below the headings',
  'tables.no-headings':
    'No row of headings was found in this table. Give each column a heading, and import it again.',
  'tables.by-heading': 'by its heading',
  'tables.by-values': 'by what stands in it',
  'tables.by-recipe': 'as in a table like it',
  'tables.book-lacks': 'by its code book, which has no meaning for {values}',
  'tables.by-new-book': 'as in a table like it, but its code book says something else than before',
  'tables.book-changed':
    'The code book in this workbook says something that nobody has looked at yet. Look at its columns once more.',
  'tables.book-alone':
    'This is a code book. It is read together with the table that it explains: set that table up, and choose this ' +
    'file there.',
  'tables.by-name': 'by its name and the size of its numbers',
  'tables.names-known':
    'by its heading; for {known, number} of the {of, number} names below it a code is known',
  'tables.by-size': 'by its name; no unit is said, and only {unit} has numbers of this size',
  'tables.by-name-no-unit': 'by its name; its unit stands nowhere, and its numbers do not tell it',
  'tables.by-name-not-size': 'by its name; its numbers are not such as this unit has',
  'tables.counts-rows': 'it only counts the rows',
  'tables.is-empty': 'nothing stands in it',
  'tables.no-person': 'This row does not say whom it is about.',
  'tables.no-person-remedy':
    'Where it is a remark or a second table, leave it. Else fill in whom it is about, and import the table again.',
  'tables.cell-unread':
    'The cell in “{column}” {what, select, date {is no date since 1800} past {is a date that lies ahead} time {is ' +
    'no time of day} number {is no number} century {has a year of two digits, of which nobody said the century} ' +
    'sex {names no sex that is known} yesNo {is neither yes nor no} pressure {is not two pressures} ' +
    'formula {is a formula without a result} other {holds an error}}.',
  'tables.cell-unread-remedy':
    '{what, select, date {Correct it, or change the order of day and month in the set-up of this table} past ' +
    '{Correct the date} time {Correct it, such as 14:05} number {Correct it, or say in the set-up what stands for ' +
    'nothing} century {Write the year with four digits, or say in the set-up of this table in which century such ' +
    'births lie, and import it again} sex {Say in the set-up of this table what it stands for} yesNo {Say in the ' +
    'set-up of this table what it stands for} pressure {Correct it, such as 120/80} formula {Open the workbook, ' +
    'let it reckon, save it, and import it again} other {Correct it in the workbook, and import it again}}. The ' +
    'rest of the row was read.',
  'tables.undecided': 'This cell stands in a column of which nothing was said.',
  'tables.undecided-remedy': 'Say in the set-up of this table what the column is.',
  'tables.another-table': 'Another table begins above this row, and one sheet is read as one table.',
  'tables.another-table-remedy':
    'Move the second table to a sheet of its own, and import the workbook again.',
  'tables.tells-nothing':
    'A row has no result and no event; what else it says would stand in the source alone.',
  'tables.tells-nothing-remedy': 'Say which column is a result or an event, or is about the person.',
  'tables.needs-source':
    'People have no birth date beside their name here, so a later file of this table would be taken for other people.',
  'tables.needs-source-remedy': 'Say where such tables come from.',
  'tables.two-births':
    '{n, plural, one {One number stands} other {{n, number} numbers stand}} for people of two birth dates: they ' +
    'would stand on one chart.',
  'tables.two-births-remedy': 'Give each person a number of her own in the table, and import it again.',
  'tables.two-values':
    '{n, plural, one {One value says} other {{n, number} values say}} something else than another of the same ' +
    'person, day and name.',
  'tables.two-values-remedy':
    'Where each is a result of its own, say that they stand beside each other, or name a column of row ids.',
  'tables.recipe-too-large': 'This file is too large to say what the columns of a table are.',
  'tables.no-recipe':
    'This file does not say what the columns of a table are. Choose one that was saved under “Known ' +
    'tables”. (At {place}: {issue})',
  'tables.not-set-up': 'Nothing was said of what the columns of this table are.',
  'tables.not-set-up-remedy': 'Set the table up, and read it again.',
  'tables.too-many-cells': 'This row has more than {cells, number} cells, the most that are read.',
}
