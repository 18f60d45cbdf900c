import type { commandTables as area } from '../areas/command-tables.ts'
import type { Sentences } from '../language.ts'

export const commandTables: Sentences<typeof area> = {
  'needed.recipe': 'a file that says what the columns of a table are',
  'told.no-recipe': '{path} does not say what the columns of a table are: {place}: {issue}',
  'told.recipe-kept': 'Kept what the columns of “{title}” are ({columns, number} columns).',
  'told.recipe': '{title}: {columns, plural, one {# column} other {# columns}}',
  'told.no-recipes': 'Nothing was said of tables yet.',
  'told.no-tables': 'This file holds no table.',
  'told.table':
    'Sheet {sheet}: {rows, plural, one {# row} other {# rows}} in {columns, plural, one {# column} other {# columns}}' +
    '; {people, plural, one {# person} other {# people}}, {facts, plural, one {# fact} other {# facts}}.',
  'told.column': '  {header}: {as}, {because}{doubt, select, yes {; to be looked at} other {}}',
  'told.table-problem': '  {n, number} times, first at {position}: {reason}',
}
