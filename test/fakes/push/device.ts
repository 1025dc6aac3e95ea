// A browser with notifications: it decrypts what comes (RFC 8291), and runs the page's own service worker on it.
import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

/** A notification that is shown. */
export interface ShownNotification {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly actions: readonly { readonly action: string; readonly title: string }[]
  readonly silent: boolean
  readonly data: { readonly id: string; readonly token: string } | undefined
}

export interface Device {
  readonly applicationServerKey: string
  isSubscribed: boolean
  /** As `PushSubscription.toJSON()`. */
  readonly subscription: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
  /** What is on the screen now. */
  readonly shown: ShownNotification[]
  /** Titles of notifications that rang, oldest first. */
  readonly rung: string[]
  /** Pages that were opened by a press. */
  readonly opened: string[]
  /** Its requests to the page do not arrive. */
  isOffline: boolean
  receive(body: Buffer): Promise<void>
  /** Presses a button of the newest notification, by its label; its body without one. */
  press(label?: string): Promise<void>
  /** Text of a message, for tests of what is on its way. */
  decrypt(body: Buffer): string
}

const WORKER = readFileSync(new URL('../../../adapters/web/script/worker.js', import.meta.url), 'utf8')

export function createDevice({
  endpoint,
  applicationServerKey,
  page,
}: {
  readonly endpoint: string
  readonly applicationServerKey: string
  readonly page: string
}): Device {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)
  const shown: ShownNotification[] = []
  const rung: string[] = []
  const opened: string[] = []
  const handlers = new Map<string, (event: object) => void>()
  const kept = new Map<string, Map<string, unknown>>()
  const cacheOf = (name: string) => {
    const entries = kept.get(name) ?? new Map<string, unknown>()
    kept.set(name, entries)
    return {
      match: async (key: string) => entries.get(key),
      put: async (key: string, value: unknown) => void entries.set(key, value),
      keys: async () => [...entries.keys()],
      delete: async (key: string) => entries.delete(key),
    }
  }
  const remove = (notification: ShownNotification): void => {
    const index = shown.indexOf(notification)
    if (index >= 0) shown.splice(index, 1)
  }
  const device: Device = {
    applicationServerKey,
    isSubscribed: true,
    isOffline: false,
    subscription: {
      endpoint,
      keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    },
    shown,
    rung,
    opened,
    decrypt: (body) => decryptPush(body, { own, publicKey, auth }),
    async receive(body) {
      const text = device.decrypt(body)
      await dispatch('push', { data: { json: () => JSON.parse(text), text: () => text } })
    },
    async press(label) {
      const notification = shown.at(-1)
      if (!notification) throw new Error('Nothing is shown')
      const action = label === undefined ? '' : notification.actions.find(({ title }) => title === label)?.action
      if (action === undefined) throw new Error(`No button “${label}” in ${JSON.stringify(notification.actions)}`)
      await dispatch('notificationclick', {
        notification: { ...notification, close: () => remove(notification) },
        action,
      })
    },
  }
  const registration = {
    getNotifications: async ({ tag }: { tag: string }) =>
      shown.filter((each) => each.tag === tag).map((each) => ({ ...each, close: () => remove(each) })),
    async showNotification(title: string, options: Partial<ShownNotification> & { renotify?: boolean }) {
      const { body = '', tag = '', actions = [], silent = false, data } = options
      const before = shown.find((each) => each.tag === tag && tag !== '')
      if (before) remove(before)
      shown.push({ title, body, tag, actions, silent, data })
      // A replaced one rings again only where it asks for that.
      if (!silent && (!before || options.renotify)) rung.push(title)
    },
  }
  const self = {
    registration,
    addEventListener: (name: string, handle: (event: object) => void) => handlers.set(name, handle),
    skipWaiting: () => undefined,
    clients: {
      claim: () => undefined,
      matchAll: async () => [],
      openWindow: async (path: string) => void opened.push(path),
    },
  }
  const context = createContext({
    self,
    FILES: [],
    URL,
    Response,
    location: { origin: page },
    caches: { open: async (name: string) => cacheOf(name) },
    fetch: (path: string, init: RequestInit) =>
      device.isOffline ? Promise.reject(new TypeError('Failed to fetch')) : fetch(new URL(path, page), init),
  })
  runInContext(WORKER, context)

  async function dispatch(name: string, event: object): Promise<void> {
    let work: Promise<unknown> = Promise.resolve()
    handlers.get(name)?.({
      ...event,
      waitUntil(promise: Promise<unknown>) {
        work = promise
      },
    })
    await work
  }
  return device
}

function decryptPush(
  body: Buffer,
  { own, publicKey, auth }: { own: ReturnType<typeof createECDH>; publicKey: Buffer; auth: Buffer },
): string {
  const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)]
  const sender = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
  const secret = hkdfSync('sha256', own.computeSecret(sender), auth, info, 32)
  const part = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
}

/** Proof that a text is none of ours, for forged tokens. */
export const forgedProof = (): string => createHmac('sha256', randomBytes(32)).update('x').digest('base64url')
