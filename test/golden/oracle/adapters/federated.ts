import type { TopicAdapters } from './adapter.ts'

export const federated: TopicAdapters = {}
