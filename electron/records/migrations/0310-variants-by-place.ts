/** People are compared in what was read at one place of the genome. */
export const variantsByPlace = {
  number: 310,
  sql: 'CREATE INDEX variant_call_by_place ON variant_call (chromosome, position);',
}
