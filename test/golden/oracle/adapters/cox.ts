import type { TopicAdapters } from './adapter.ts'

export const cox: TopicAdapters = {}
