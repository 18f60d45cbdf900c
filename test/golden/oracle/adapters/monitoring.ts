import type { TopicAdapters } from './adapter.ts'

export const monitoring: TopicAdapters = {}
