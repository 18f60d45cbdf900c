import type { TopicAdapters } from './adapter.ts'

export const survivalKm: TopicAdapters = {}
