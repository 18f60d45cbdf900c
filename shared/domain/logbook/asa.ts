/** The ASA physical status classes. */
export const asaClasses = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const
export type AsaClass = (typeof asaClasses)[number]

/**
 * The ASA class that a text says: `II`, `ASA 2`, `ASA-III`, `class 3E` (E is an emergency). Undefined where it says
 * none, or not only one.
 */
export function asaClassOf(text: string): AsaClass | undefined {
  const [, number, roman] =
    /^(?:asa)? ?(?:ps|class|grade)? ?(?:([1-6])|(VI|IV|V|I{1,3})) ?E?$/iu.exec(
      text.replaceAll(/[\s-]+/gu, ' ').trim(),
    ) ?? []
  if (number !== undefined) return asaClasses[Number(number) - 1]
  return asaClasses.find(each => each === roman?.toUpperCase())
}
