/** Specimens other than blood: what is measured in them has other codes, whatever it is called. */
const otherSpecimen = new RegExp(
  String.raw`\b(?:urin|orina|csf|cerebrospinal|liquor|lcr|stool|faec|fec|stuhl|heces|selles|fezes|saliva|` +
    'sputum|semen|ascit|pleural|synovial|fluid|swab|sweat|dialysate)',
  'i',
)

/**
 * Whether the heading above a row says that it was measured in something else than blood, and its own name does not:
 * glucose under `Urine` is no glucose of blood.
 */
export const isOfOtherSpecimen = ({
  name,
  section,
}: {
  readonly name: string
  readonly section: string
}): boolean => otherSpecimen.test(section) && !otherSpecimen.test(name)
