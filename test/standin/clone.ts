/**
 * Structured values as text and back: what JSON has no word for is written `{ "$": kind, value }`.
 * Self-contained: its source also runs in the page.
 */
export function makeClone() {
  type Marked = { $: string; value?: unknown; name?: string }
  const bytesToText = (bytes: Uint8Array) => {
    let text = ''
    for (let k = 0; k < bytes.length; k += 0x8000)
      text += String.fromCharCode(...bytes.subarray(k, k + 0x8000))
    return btoa(text)
  }
  const textToBytes = (text: string) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const kinds = {
    Uint8Array,
    Uint16Array,
    Uint32Array,
    Int8Array,
    Int16Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  }

  function mark(value: unknown): unknown {
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', value: String(value) }
    if (typeof value === 'bigint') return { $: 'bigint', value: String(value) }
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new TypeError('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(mark)
    if (value instanceof Date) return { $: 'date', value: value.getTime() }
    if (value instanceof Error) return { $: 'error', name: value.name, value: value.message }
    if (ArrayBuffer.isView(value)) {
      const name = value.constructor.name in kinds ? value.constructor.name : 'Uint8Array'
      return {
        $: 'bytes',
        name,
        value: bytesToText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
      }
    }
    if (value instanceof Map) return { $: 'map', value: [...value].map(mark) }
    if (value instanceof Set) return { $: 'set', value: [...value].map(mark) }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mark(each)]))
  }

  function unmark(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unmark)
    const marked = value as Marked
    switch (marked.$) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(marked.value)
      case 'bigint':
        return BigInt(marked.value as string)
      case 'date':
        return new Date(marked.value as number)
      case 'error': {
        const error = new Error(marked.value as string)
        error.name = marked.name!
        return error
      }
      case 'bytes':
        return new kinds[marked.name as keyof typeof kinds](textToBytes(marked.value as string).buffer)
      case 'map':
        return new Map((marked.value as unknown[]).map(unmark) as Array<[unknown, unknown]>)
      case 'set':
        return new Set((marked.value as unknown[]).map(unmark))
      default:
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unmark(each)]))
    }
  }
  return {
    pack: (value: unknown) => JSON.stringify(mark(value)),
    unpack: (text: string) => unmark(JSON.parse(text)),
  }
}
export type Clone = ReturnType<typeof makeClone>
