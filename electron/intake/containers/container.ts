/** Something that bytes come packed in. It is taken off before any format is asked, so no source knows of packing. */
export interface Container {
  /** Stands behind the format's name, as in `fhir-ndjson+gzip`. */
  readonly id: string
  /** Whether a file that begins with these bytes is packed in it. */
  recognise(head: Uint8Array): boolean
  /** The bytes inside. Throws where the packing is damaged; what came before that has been given out. */
  unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}
