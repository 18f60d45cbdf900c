import type { TopicAdapters } from './adapter.ts'

export const linkage: TopicAdapters = {}
