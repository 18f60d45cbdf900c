import type { reportWords as area } from '../areas/report.ts'
import type { Sentences } from '../language.ts'

export const reportWords: Sentences<typeof area> = {
  'report.title': 'reports as PDF',
  'report.asks-for': 'reports as PDF that hold text, not pictures of paper',
  'report.locked':
    'This PDF is closed by a passphrase. Open it where you got it, save it without one, and bring that in.',
  'report.damaged': 'This PDF is damaged: no page of it can be found. Ask whoever sent it for it again.',
  'report.picture':
    '{pages, plural, one {The page of this PDF is a picture} other {All # pages of this PDF are pictures}}: nothing ' +
    'was read. It is kept as it came. Ask the laboratory for a PDF that holds text.',
  'report.no-letters':
    'The fonts of this PDF do not say which letters they draw, so nothing of it can be read safely. It is kept as it ' +
    'came. Ask the laboratory for it in another form.',
  'report.too-large': 'This PDF has more than {megabytes, number} MB, which is more than is taken of one.',
  'report.too-many-pages':
    'This PDF has more than {pages, number} pages, which is more than is taken of one.',
  'report.page-too-full': 'A page of this PDF holds more letters than anybody could read on it.',
  'report.waits':
    '{rows, plural, =0 {No results were found on} one {One result was found on} other {# results were found on}} ' +
    '{pages, plural, one {its page} other {its # pages}}. It waits until you have looked at it: nothing read from ' +
    'paper is a fact before.',
  'report.look': 'Nobody has looked at this report yet.',
  'report.look-remedy': 'Look at it under the files that wait.',
  'report.not-pages': 'This is no text of a PDF as this version writes it.',
  'report.not-pages-remedy': 'Bring in the PDF itself.',
  'report.not-there': 'This row was said yes to, but its words do not stand on page {page, number}.',
  'report.not-there-remedy': 'Compare it with the page, and enter the result by hand if it is right.',
  'report.waits-no-more': 'This file does not wait any more.',
  'report.other-rows': 'These are not rows of this report.',
  'report.order-open': 'Say first how the dates and numbers of this report are to be read.',
  'report.doubt': `{doubt, select,
    unsure {A line beside it may belong to it: compare its name with the page.}
    number {Its number can be read in two ways: say which sign parts decimals.}
    words {What stands there is no number.}
    unit {The unit is not known: it is kept as written.}
    flag {The mark and the range do not agree.}
    other {Such a number is next to impossible for this test in this unit.}}`,
  'report.fate': `{fate, select,
    row {read as part of a result}
    heading {a heading}
    about {says whose and when}
    text {kept as text}
    other {not understood}}`,
  'report.review': 'Look at it',
  'report.review-why':
    'Each row was put together from what stands on the page. Compare it with the page, and say yes to what is right. ' +
    'What you do not say yes to stays in the file.',
  'report.whose': 'Whose report it is',
  'report.says-of-her': 'The report says: {says}',
  'report.says-nobody': 'The report does not say whose it is.',
  'report.find': 'Find whose it is',
  'report.is': '{name}, born {birth}',
  'report.likeness': `{likeness, select,
    number {the same number}
    name {the same name}
    other {born on the same day, with a similar name}}`,
  'report.born-otherwise': 'She was born on another day than the report says ({text}). Is it hers?',
  'report.taken': 'When the specimen was taken',
  'report.taken-why': 'The report says: {text}',
  'report.taken-unsaid':
    'The report does not say when, or not in a way that is known. The results will have no date.',
  'report.is-day': 'That is {date}.',
  'report.order': 'How are its dates to be read?',
  'report.day-first': 'Day first: {date}',
  'report.month-first': 'Month first: {date}',
  'report.decimal': 'Which sign parts decimals in its numbers?',
  'report.decimal-point': 'A point: 1.234 is a little more than one',
  'report.decimal-comma': 'A comma: 1.234 is more than a thousand',
  'report.laboratory': 'Laboratory',
  'report.number': 'Number of the request',
  'report.rows': 'Results of the report',
  'report.yes': 'Yes',
  'report.yes-to': 'Yes to {name}',
  'report.test': 'Test',
  'report.value': 'Result',
  'report.unit': 'Unit',
  'report.range': 'Range',
  'report.mark': 'Mark',
  'report.stands': 'page {page, number}',
  'report.page-of': 'Page {page, number} of {of, number}',
  'report.page-picture': 'Page {page, number} is a picture or empty: nothing of it was read.',
  'report.drawn-as-text': 'The text of the page at its places; lines and pictures are not drawn.',
  'report.all': 'Yes to all without a doubt ({rows, number})',
  'report.none': 'Yes to none',
  'report.said-yes':
    '{yes, number} of {of, number} results said yes to{doubtful, plural, =0 {} one {; one has a doubt} other {; # ' +
    'have a doubt}}.',
  'report.lines': 'Every line of the report, and what became of it',
  'report.lines-told':
    '{row, plural, one {One line is} other {# lines are}} part of results, {kept, number} kept as text, {lost, ' +
    'plural, one {one not understood} other {# not understood}}.',
  'report.read': `{rows, plural, =0 {Keep the report on her chart, without results} one {Put one result on her chart}
    other {Put # results on her chart}}`,
  'report.left-person': 'Say whose report it is.',
  'report.left-order': 'Say how its dates are to be read.',
  'report.left-decimal': 'Say which sign parts decimals.',
  'report.keys': 'j and k go from row to row, y says yes or takes it back.',
  'report.no-rows': 'No rows of results were found. The report can be kept on a chart with its text.',
}
