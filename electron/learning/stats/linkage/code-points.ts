/**
 * The characters of a text as Unicode code points, so that one beyond the basic plane (two units of a string)
 * counts once. Half a pair stands for itself.
 */
export function codePoints(text: string): number[] {
  const points: number[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const begins = unit >= 0xd800 && unit <= 0xdbff
    const point = begins ? text.codePointAt(at)! : unit
    points.push(point)
    if (point > 0xffff) at++
  }
  return points
}
