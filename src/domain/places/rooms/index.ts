// Quiet rooms: working at the same time as others, without names, pings or voices.
export * from './places.ts'
export * from './problems.ts'
export * from './seats.ts'
export * from './standing.ts'
