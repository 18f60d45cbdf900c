/** The characters of a text as Unicode code points, so that one beyond the basic plane (two units of a string) counts once. Half a pair stands for itself. */
export function codePoints(text: string): Uint32Array {
  const points = new Uint32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!
    points[count++] = point
    if (point > 0xffff) at++
  }
  return points.subarray(0, count)
}
