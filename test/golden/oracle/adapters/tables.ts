import type { TopicAdapters } from './adapter.ts'

export const tables: TopicAdapters = {}
