// Bugs that are put back in, one at a time, to see whether the simulated world finds them. Each is a change of one place of
// the program's text, made while it is bundled: the program itself has no switch for any of them.

/** One place of the program's text, and what stands there instead. */
export interface Replacement {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** A bug: where its text replaces the right one. */
export interface Mutation extends Replacement {
  readonly name: string
  /** Where it takes more than one place. */
  readonly also?: readonly Replacement[]
  /** How many processes it takes to see it; one unless given. */
  readonly replicas?: number
}

const ENGINE = 'src/nudges/engine'
const OUTBOX = 'src/nudges/outbox'
const DOUBLING = 'Math.min(3_600_000, CIRCUIT_OPEN_MS * 2 ** Math.max(0, ...opened.values()))'

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'marked as sent before it is sent',
    file: `${ENGINE}/sender.ts`,
    from: 'return new Set(deliveries.filter((delivery) => delivery.rows.every(({ nudge_id }) => own.has(nudge_id))))',
    to: "await outbox.markSent(peek, rows.map((row) => ({ row, channelId: 'c', messageId: 'm' })), clock.now())\n      return new Set(deliveries.filter((delivery) => delivery.rows.every(({ nudge_id }) => own.has(nudge_id))))",
  },
  {
    name: 'sent again without asking',
    file: `${ENGINE}/sender/unknown-resolver.ts`,
    from: '      return await platform.lookUp(message, since)',
    to: "      return 'absent'",
  },
  {
    name: 'a look-up without an answer taken for absent',
    file: `${ENGINE}/sender/unknown-resolver.ts`,
    from: "      onError(error)\n      return { state: 'later', afterMs: RETRY_MS }",
    to: "      onError(error)\n      return 'absent'",
  },
  {
    name: 'an unknown outcome taken for a failure',
    file: `${ENGINE}/record-outcomes.ts`,
    from: "return { row, state: 'unknown', reason: 'unknown', leaseUntil: new Date(now.getTime() + outbox.LOOK_UP_AFTER_MS) }",
    to: "return { row, state: 'pending', reason: row.reason, tryAt: now }",
  },
  {
    name: 'every tenth row not written',
    file: `${OUTBOX}/plan.ts`,
    from: '  nudges.sort((a, b)',
    to: '  nudges.splice(0, nudges.length, ...nudges.filter((row) => Number.parseInt(row.nudge_id.slice(-2), 16) % 10 > 0))\n  nudges.sort((a, b)',
  },
  {
    name: 'a message begun after its time',
    file: `${ENGINE}/sender.ts`,
    from: 'return left > 0 ? new Date(clock.now().getTime() + left) : null',
    to: 'return new Date(clock.now().getTime() + 3_600_000)',
    replicas: 3,
  },
  {
    name: 'a lease nobody takes over',
    file: `${OUTBOX}/lease.ts`,
    from: 'WHERE leases.holder = excluded.holder OR leases.expires_at <=',
    to: 'WHERE leases.holder = excluded.holder OR 1 = 0 AND leases.expires_at <=',
    replicas: 3,
  },
  {
    name: 'a claim that is never given back',
    file: `${OUTBOX}/expired.ts`,
    from: "    .where({ state: 'sending' })\n    .update(",
    to: "    .where({ state: 'none' })\n    .update(",
    also: [
      {
        file: `${OUTBOX}/expired.ts`,
        from: "`n.state = 'sending'`, scope)",
        to: "`n.state = 'none'`, scope)",
      },
      {
        file: `${OUTBOX}/expired.ts`,
        from: "`n.state IN ('sending', 'unknown')`, scope, limit)",
        to: "`n.state = 'unknown'`, scope, limit)",
      },
    ],
  },
  {
    name: 'a delivery forgotten: said twice, done twice',
    file: 'src/app/request-scope.ts',
    from: 'if (!isFirst) return',
    to: 'if (!isFirst && now === null) return',
  },
  {
    name: 'patience not kept',
    file: `${ENGINE}/record-outcomes.ts`,
    from: 'for (const [spaceId, end] of limited) await outbox.pauseSpace(trx, spaceId, end, now)',
    to: '',
  },
  {
    name: 'a pause that doubles up to an hour',
    file: `${ENGINE}/record-outcomes.ts`,
    from: 'const until = new Date(now.getTime() + CIRCUIT_OPEN_MS)',
    to: `const until = new Date(now.getTime() + ${DOUBLING})`,
  },
  {
    name: 'a burst of failures counted as many, and a pause that doubles up to an hour',
    file: `${ENGINE}/circuit-breaker.ts`,
    from: 'if (before && begunAt < before.countedAt) return null',
    to: '',
    also: [
      {
        file: `${ENGINE}/record-outcomes.ts`,
        from: 'const until = new Date(now.getTime() + CIRCUIT_OPEN_MS)',
        to: `const until = new Date(now.getTime() + ${DOUBLING})`,
      },
    ],
  },
  {
    name: '1.5 s of 503 silence a space for an hour',
    file: `${ENGINE}/circuit-breaker.ts`,
    from: 'export const CIRCUIT_OPEN_MS = 10_000',
    to: 'export const CIRCUIT_OPEN_MS = 3_600_000',
  },
  {
    name: 'a restart that ends no pause',
    file: `${ENGINE}/sender/lease-holder.ts`,
    from: 'if (gained.length > 0) await outbox.closeAllCircuits(trx, gained.map(outbox.lanePlatform), now)',
    to: '',
  },
  {
    name: 'absent believed at once after a lost answer',
    file: `${OUTBOX}/mark.ts`,
    from: 'export const LOOK_UP_AFTER_MS = 15_000',
    to: 'export const LOOK_UP_AFTER_MS = 0',
  },
  {
    name: 'absent believed at once after a death',
    file: `${OUTBOX}/mark.ts`,
    from: 'export const BEGUN_LEASE_MS = 30_000',
    to: 'export const BEGUN_LEASE_MS = 0',
  },
  {
    name: 'the bundle forgotten when its outcome is unknown',
    file: `${ENGINE}/record-outcomes.ts`,
    from: "return { row, state: 'unknown', reason: 'unknown', leaseUntil",
    to: "return { row, state: 'unknown', bundleId: null, reason: 'unknown', leaseUntil",
  },
  {
    name: 'each nudge of a message looked up for itself',
    file: `${ENGINE}/sender/unknown-resolver.ts`,
    from: 'bundle_id ?? nudge_id',
    to: 'nudge_id ?? bundle_id',
  },
  {
    name: 'what was begun not marked',
    file: `${ENGINE}/sender.ts`,
    from: 'const own = await outbox.markBegun(peek, rows, clock.now())',
    to: 'const own = new Set(rows.map(({ nudge_id }) => nudge_id))',
  },
  {
    name: 'what was only claimed looked up',
    file: `${OUTBOX}/expired.ts`,
    from: "    .update({ state: 'pending', fence: trx.raw('fence + 1'), lease_expires_at: null })",
    to: "    .update({ state: 'unknown', fence: trx.raw('fence + 1') })",
  },
  {
    name: 'look-ups asked again inside a pause',
    file: `${ENGINE}/sender/unknown-resolver.ts`,
    from: 'if (!isNotNow && spaceId) await transact',
    to: 'if (isNotNow && spaceId) await transact',
  },
  {
    name: 'look-ups of a space all at once',
    file: `${ENGINE}/sender/unknown-resolver.ts`,
    from: '[...spaces].map(([spaceId, each]) => resolveSpace(each, pauses.get(spaceId)))',
    to: '[...spaces].flatMap(([spaceId, each]) => each.map((one) => resolveSpace([one], pauses.get(spaceId))))',
  },
  {
    name: 'one answer that asks for patience cuts a longer one off',
    file: `${OUTBOX}/space-health.ts`,
    from: ".orWhere('paused_until', '<', until)",
    to: ".orWhere('paused_until', '>', now)",
  },
  {
    name: 'days of grace without end, or none',
    file: 'src/domain/reminders/kind-rules.ts',
    from: 'export function graceEnd(',
    to: 'export function graceEnd(...given: Parameters<typeof graceEndBefore>): Date {\n  return new Date(graceEndBefore(...given).getTime() - 86_300_000)\n}\nfunction graceEndBefore(',
  },
  {
    name: 'a mark by a holder who comes too late',
    file: `${OUTBOX}/mark.ts`,
    from: "`t.fence = v.fence AND COALESCE(t.state, '') IN ('sending', 'unknown')`",
    to: '`t.fence > 0`',
    replicas: 3,
  },
  {
    name: 'said before it is due',
    file: `${OUTBOX}/plan.ts`,
    from: '  const rows = await dueRows(trx, now, limit)',
    to: '  const rows = await dueRows(trx, new Date(now.getTime() + 2_000), limit)',
  },
  {
    name: 'a batch that cannot be recorded is forgotten',
    file: `${ENGINE}/sender/outcome-recorder.ts`,
    from: 'return !isStopped()',
    to: 'return false',
  },
  {
    name: 'readiness that always says ready',
    file: 'src/ops/health.ts',
    from: 'const { database, platforms, scheduler, clock } = options',
    to: 'const { database, platforms, scheduler, clock } = options\n  if (platforms.length > 0) return null',
  },
  {
    name: 'readiness without a word on spaces that are kept waiting',
    file: 'src/ops/health.ts',
    from: 'const MAX_NAMED_SPACES = 20',
    to: 'const MAX_NAMED_SPACES = 0',
  },
  {
    name: 'a clock set forward ends the wait before a look-up',
    file: `${ENGINE}/sender/steady-waits.ts`,
    from: 'const MIN_STEP_MS = 1_000',
    to: 'const MIN_STEP_MS = Number.POSITIVE_INFINITY',
  },
  {
    name: 'a clock set back makes an account rest for as long',
    file: `${ENGINE}/circuit-breaker.ts`,
    from: 'return sinceMs < 0 ? 0 : Math.max(0, CIRCUIT_OPEN_MS - sinceMs)',
    to: 'return Math.max(0, CIRCUIT_OPEN_MS - sinceMs)',
  },
  {
    name: 'no nonce on Discord',
    file: 'adapters/discord/api.ts',
    from: 'enforce_nonce: true',
    to: 'enforce_nonce: false',
  },
  {
    name: 'a packet of the gateway taken for received before it is handled',
    file: 'adapters/discord/session-keeper.ts',
    from: 'open.set(sequence, world().elapsed())',
    to: '',
  },
  {
    name: 'a new session of the gateway not stored at once',
    file: 'adapters/discord/session-keeper.ts',
    from: 'if (session?.sessionId !== before?.sessionId) void keeper.save()',
    to: '',
  },
  {
    name: 'a session of the gateway never resumed',
    file: 'adapters/discord/session-keeper.ts',
    from: 'return (await store?.read(shardId)) ?? null',
    to: 'return null',
  },
  {
    name: 'a key of a delivery committed apart from its effect',
    file: 'src/app/request-scope.ts',
    from: 'const done = await database.knex.transaction(async (trx) => {',
    to: `const apart = once && request.deliveryId !== null ? await database.knex.transaction((own) => deliveries.claimDelivery(own, request.who.platform, request.deliveryId ?? '', clock.now())) : true
        const done = await database.knex.transaction(async (trx) => {`,
    also: [
      {
        file: 'src/app/request-scope.ts',
        from: 'await deliveries.claimDelivery(trx, request.who.platform, request.deliveryId, now)',
        to: 'apart',
      },
    ],
  },
  {
    name: 'an answered write not kept',
    file: 'src/app/request-scope.ts',
    from: 'const done = await database.knex.transaction(async (trx) => {',
    to: `let answered: (done: unknown) => void = () => undefined
        const early = new Promise((resolve) => { answered = resolve })
        const committed = database.knex.transaction(async (trx) => {`,
    also: [
      {
        file: 'src/app/request-scope.ts',
        from: 'const value = await work(me)',
        to: 'const value = await work(me)\n          answered({ value })',
      },
      {
        file: 'src/app/request-scope.ts',
        from: '// The delivery is claimed: this answer is the only one it gets.',
        to: 'committed.catch(() => undefined)\n        const done: any = await Promise.race([early, committed])',
      },
    ],
  },
  {
    name: 'what was acknowledged not waited for',
    file: 'adapters/slack/index.ts',
    from: 'await receiver.whenIdle(FINISH_WITHIN_MS)',
    to: '',
  },
  {
    name: 'gone at the first SIGTERM',
    file: 'src/app/shutdown.ts',
    from: 'await Promise.race([stop(), limit]).finally(() => timer?.stop())',
    to: 'void stop; void limit; timer?.stop()',
  },
  {
    name: 'not saying that it stops',
    file: 'src/app/shutdown.ts',
    from: '      isStopping = true\n      for',
    to: '      for',
  },
  {
    name: 'the former key forgotten first',
    file: 'src/operator/keys-rotate.ts',
    from: 'const { key, old } = replaceKey(file)',
    to: 'const { key, old } = replaceKey(file)\n    deleteOldKey(file)',
  },
  {
    name: 'the former key not kept',
    file: 'src/ops/secret-key.ts',
    from: 'if (readKey(old) === readKey(file)) writeAtomically(file, generateKey())\n  return { key: readKey(file), old: [readKey(old)] }',
    to: 'const former = readKey(old)\n  rmSync(old)\n  if (former === readKey(file)) writeAtomically(file, generateKey())\n  return { key: readKey(file), old: [former] }',
  },
  {
    name: 'the former key written over in place',
    file: 'src/ops/secret-key.ts',
    from: 'rmSync(making, { force: true })\n  writeFileSync(making, ',
    to: 'writeFileSync(file, ',
    also: [
      {
        file: 'src/ops/secret-key.ts',
        from: "`, { mode: 0o600, flag: 'wx', flush: true })\n  renameSync(making, file)",
        to: '`, { mode: 0o600, flush: true })',
      },
    ],
  },
  {
    name: 'the purge is one DELETE',
    file: 'src/domain/privacy/purge.ts',
    from: 'const STEP_SIZE = 1_000',
    to: 'const STEP_SIZE = 1_000_000',
    also: [
      {
        file: 'src/domain/privacy/purge.ts',
        from: 'const FIRST_STEP_SIZE = 100',
        to: 'const FIRST_STEP_SIZE = 1_000_000',
      },
    ],
  },
  {
    name: 'a session that begins without a look at who is switched off',
    file: 'src/domain/access/sessions/index.ts',
    from: 'if (!user?.is_active) return false',
    to: 'if (!user) return false',
  },
  {
    name: 'a session that goes on without a look at who is switched off',
    file: 'src/domain/people/space-members.ts',
    from: 'await accounts.revokeSessions(me.trx, subject.user_id, me.now)',
    to: '',
    also: [
      {
        file: 'src/domain/access/sessions/rotation.ts',
        from: 'root.revoked || !user?.is_active',
        to: 'root.revoked || !user',
      },
    ],
  },
  {
    name: 'a link that is finished without a look at who is switched off',
    file: 'src/domain/people/linking/answer-link.ts',
    from: '!from.is_active || from.user_id',
    to: 'from.user_id',
    also: [
      {
        file: 'src/domain/people/space-members.ts',
        from: 'await accounts.expireLinkCodes(me.trx, [subject.user_id], me.now)',
        to: '',
      },
    ],
  },
  {
    name: 'an erasure that only switches off',
    file: 'src/domain/privacy/erase/index.ts',
    from: 'await User.query(trx).deleteById(userId)',
    to: 'await User.query(trx).findById(userId).patch({ is_active: false })',
  },
  {
    name: 'an erasure that leaves one table out',
    file: 'src/domain/privacy/erase/index.ts',
    from: `await Task.query(trx).delete().whereNull('project_id').whereIn('task_id', some)
  await User`,
    to: `void some
  await User`,
  },
  {
    name: 'an export that leaves a table out',
    file: 'src/domain/privacy/personal-data.ts',
    from: '    habits: of,',
    to: '',
  },
  {
    name: 'an export with what is of others in it',
    file: 'src/domain/privacy/personal-data.ts',
    from: "const projects = () => Project.query(trx).select('project_id').where({ owner_id: userId })",
    to: "const projects = () => Project.query(trx).select('project_id')",
  },
  {
    name: 'an account that is parted stays with the person',
    file: 'src/domain/people/accounts.ts',
    from: 'await ChatAccount.query(trx).findById(accountId).patch({ user_id: user.user_id })',
    to: '',
  },
  {
    name: 'a file whose times remind though nobody said so',
    file: 'src/domain/tasks/importing/rows.ts',
    from: 'is_silent: true',
    to: 'is_silent: undefined',
  },
]
