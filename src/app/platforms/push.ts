// The configured notifications of browsers: the sender, and what the page needs to switch them on, as records of
// functions over the database.
import type { PagePush, PushAddress, VapidKeys } from '../../contracts/push.ts'
import { transactWithRetry } from '../../database/index.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import { pushAddressShape } from '../../domain/people/push/addresses.ts'
import * as devices from '../../domain/people/push/devices.ts'
import * as messages from '../../domain/people/push/messages.ts'
import { findVapidKeys, loadVapidKeys } from '../../domain/people/push/vapid-keys.ts'
import { PublicFetchError, requestPublic } from '../../ops/fetch-public.ts'
import { noMetrics } from '../../ops/metrics.ts'
import { createPlatformObserver, type PlatformOptions } from './options.ts'

const TIMEOUT_MS = 10_000
/** Push services answer with a line at most. */
const MAX_ANSWER_BYTES = 100_000

/** Where push services may ask about an installation that tells nobody's address. */
const NO_CONTACT = 'mailto:nobody@localhost.localdomain'

/** The platform that sends notifications. */
export async function createPushPlatform(options: PlatformOptions) {
  const { createPush } = await import('../../../adapters/push/index.ts')
  const { config, clock, log, metrics = noMetrics } = options
  const { transact, secrets, keys } = pushStore(options)
  return createPush({
    contact: config.securityContact ?? (config.publicUrl.startsWith('https:') ? config.publicUrl : NO_CONTACT),
    keys,
    now: () => clock.now(),
    observe: createPlatformObserver('push', log, metrics),
    store: {
      prepare: (message) => transact((trx) => messages.preparePush(trx, secrets, message, clock.now())),
      record: (outcomes) =>
        outcomes.length === 0 ? Promise.resolve() : transact((trx) => messages.recordPush(trx, outcomes, clock.now())),
      progress: (nudgeId) => transact((trx) => messages.loadPushProgress(trx, nudgeId)),
    },
    async post(endpoint, { headers, body }) {
      try {
        const { status, headers: answered } = await requestPublic(endpoint, {
          method: 'POST',
          headers: { accept: '*/*', 'user-agent': 'Proxy', ...headers },
          body,
          maxBytes: MAX_ANSWER_BYTES,
          timeoutMs: TIMEOUT_MS,
          allowsPrivateNetworks: config.allowsPrivatePush,
        })
        return { status, retryAfter: answered['retry-after'] ?? null }
      } catch (error) {
        if (!(error instanceof PublicFetchError)) throw error
        if (error.code === 'private' || error.code === 'address') return 'private'
        return error.mayHaveArrived ? 'unknown' : 'unsent'
      }
    },
  })
}

/** Notifications, for the page. */
export function createPagePush(options: PlatformOptions): PagePush {
  const { config, clock } = options
  const { transact, secrets, keys } = pushStore(options)
  const shape = pushAddressShape(config.allowsPrivatePush)
  return {
    publicKey: async () => (await keys()).publicKey,
    list: (session) => transact((trx) => devices.listPushDevices(trx, session)),
    async add(session, given) {
      const read = shape.safeParse(given)
      if (!read.success) return null
      const address: PushAddress = read.data
      return transact((trx) => devices.addPushDevice(trx, secrets, session, address, clock.now()))
    },
    remove: ({ userId }, deviceId) => transact((trx) => devices.removePushDevice(trx, userId, deviceId, clock.now())),
    recordShown: (token) => transact((trx) => messages.recordPushShown(trx, secrets.secretKey, token, clock.now())),
    findPress: (press) => transact((trx) => messages.findPushPress(trx, secrets.secretKey, press, clock.now())),
  }
}

function pushStore({ config, database, clock }: PlatformOptions) {
  const { secretKey } = config
  const seal = createSeal(secretKey, config.oldSecretKeys)
  const transact: <R>(work: Parameters<typeof transactWithRetry<R>>[1]) => Promise<R> = (work) =>
    transactWithRetry(database, work)
  let kept: Promise<VapidKeys> | null = null
  const load = async (): Promise<VapidKeys> => {
    const known = await transact((trx) => findVapidKeys(trx, seal))
    if (known) return known
    const { generateVapidKeys } = await import('../../../adapters/push/index.ts')
    const made = await generateVapidKeys()
    return transact((trx) => loadVapidKeys(trx, seal, made, clock.now()))
  }
  const keys = (): Promise<VapidKeys> => {
    kept ??= load().catch((error: unknown) => {
      kept = null
      throw error
    })
    return kept
  }
  return { transact, secrets: { seal, secretKey }, keys }
}
