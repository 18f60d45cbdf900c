/** A text without these signs, and without blanks, at its beginning and its end. */
export function withoutAround(text: string, signs: string): string {
  const isOut = (sign: string | undefined) =>
    sign !== undefined && (signs.includes(sign) || sign.trim() === '')
  let [from, until] = [0, text.length]
  while (from < until && isOut(text[from])) from++
  while (until > from && isOut(text[until - 1])) until--
  return text.slice(from, until)
}
