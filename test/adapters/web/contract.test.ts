// The web as a platform like any other: its pages read and its forms sent as a browser without scripts does it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { createWeb } from '../../../adapters/web/index.ts'
import type { WebSessions } from '../../../adapters/web/options.ts'
import { toy } from '../../support/host.ts'
import { all, type Element, find, parse, textOf, words } from '../../support/markup.ts'
import { NOT_SUPPORTED, platformContract, type Shown, type StartedHarness } from '../../support/platform-contract.ts'

const visitor = { userId: 'ann', familyId: 'family', name: 'ann' }
const sessions: WebSessions = {
  findLink: async () => null,
  signInWithLink: async () => null,
  authenticate: async (token) => (token === 'ann' ? visitor : null),
  isActive: async () => true,
  refresh: async () => null,
  endSession: async () => undefined,
  findByRefreshToken: async () => null,
  csrfToken: () => 'a token of this session',
}

platformContract('web', async (): Promise<StartedHarness> => {
  const made = toy()
  const failures: unknown[] = []
  const platform = createWeb({
    publicUrl: 'http://127.0.0.1:3000',
    securityContact: null,
    // The toy has no tasks or habits of the product: its views are drawn instead.
    boards: {
      home: async () => null,
      tasks: async () => null,
      task: async () => null,
      habits: async () => null,
      energy: async () => null,
      week: async () => null,
    },
    push: {
      publicKey: async () => 'a key',
      list: async () => [],
      add: async () => null,
      remove: async () => false,
      recordShown: async () => false,
      findPress: async () => null,
    },
    linkedRoles: null,
    live: { watch: async () => () => undefined, stop: async () => undefined },
    personMark: (userId) => userId,
    api: { origins: [], authenticate: async () => null, list: async () => null },
    trustedProxies: 0,
    sessions,
    personalData: {
      exportData: async () => ({ fileName: 'none.json', text: '{}' }),
      calendarFeed: async () => null,
      exportTasks: async () => ({ fileName: 'none.txt', text: '' }),
    },
    passwords: { set: async () => 0, signIn: async () => null, passwordState: async () => 'none' },
    now: () => new Date('2026-03-05T09:30:00Z'),
    report: (error) => failures.push(error),
  })
  await platform.start(made.dispatcher)
  const server = createServer(
    getRequestListener((request, bindings) => platform.fetch(request, bindings as HttpBindings)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  // What was answered, newest last, and the page that is open.
  const answers: Element[] = []
  let open = parse('<p></p>')
  const ask = async (path: string, fields?: URLSearchParams): Promise<Shown> => {
    const response = await fetch(new URL(path, origin), {
      headers: { cookie: 'proxy_access=ann', origin },
      redirect: 'manual',
      ...(fields ? { method: 'POST', body: fields } : {}),
    })
    if (failures.length > 0) throw failures[0]
    if (response.status !== 200) throw new Error(`${response.status} for ${path}`)
    open = parse(await response.text())
    const main = find(open, ({ tag }) => tag === 'main')
    const answer = find(open, ({ attributes }) => attributes['id'] === 'answer') ?? main
    if (!answer) throw new Error('A page without content')
    answers.push(answer)
    return shown(answer)
  }
  /** Sends a form as it stands, with these fields besides. */
  const send = (form: Element, more: readonly (readonly [string, string])[] = []): Promise<Shown> => {
    const fields = fieldsOf(form).filter(([name]) => !more.some(([other]) => other === name))
    return ask(
      form.attributes['action'] ?? '/me',
      new URLSearchParams([...fields, ...more].map(([name, value]): [string, string] => [name, value])),
    )
  }
  const formOf = (isIt: (form: Element) => boolean): Element => {
    const found = answers.toReversed().flatMap((answer) => all(answer).filter(({ tag }) => tag === 'form'))
    const form = found.find(isIt)
    if (!form) throw new Error(`No such form on the page: ${textOf(open)}`)
    return form
  }
  const press = (label: string): Promise<Shown> => {
    for (const answer of answers.toReversed()) {
      const link = find(answer, (each) => each.tag === 'a' && words(each) === label)
      if (link) return ask(link.attributes['href'] ?? '')
      const form = find(answer, (each) => each.tag === 'form' && buttonsOf(each).includes(label))
      if (form) return send(form)
    }
    throw new Error(`No button “${label}”`)
  }
  const blanks = (): Element[] => {
    const form = formOf((each) => all(each).some(({ attributes }) => attributes['name']?.startsWith('v.')))
    return all(form).filter((each) => each.tag === 'div' && each.attributes['class'] === 'field')
  }
  const asked = () =>
    Object.fromEntries(
      blanks().map((blank) => {
        const label = find(blank, ({ tag }) => tag === 'label')
        const [, value = ''] = fieldsOf(blank)[0] ?? []
        return [(label ? words(label) : '').replace(/ required$/, ''), value] as const
      }),
    )
  return {
    toy: made,
    platform,
    address: { space: '', externalId: 'ann' },
    async say(line) {
      if (answers.length === 0) {
        await ask('/me')
        answers.pop()
      }
      return send(formSay(open), [['line', line]])
    },
    press,
    async open(label) {
      // A form that was refused is open again already.
      const isOpen = label === 'Try again' && all(open).some(({ attributes }) => attributes['class'] === 'problem')
      if (!isOpen) await press(label)
      return asked()
    },
    async submit(changes) {
      const form = formOf((each) => all(each).some(({ attributes }) => attributes['name']?.startsWith('v.')))
      const changed = blanks().flatMap((blank): (readonly [string, string])[] => {
        const label = find(blank, ({ tag }) => tag === 'label')
        const value = changes[(label ? words(label) : '').replace(/ required$/, '')]
        const [name] = fieldsOf(blank)[0] ?? []
        return value === undefined || name === undefined ? [] : [[name, value]]
      })
      return send(form, changed)
    },
    choose(select, labels) {
      const form = formOf((each) => textOf(each).startsWith(select))
      const choices = labels.map((label): readonly [string, string] => {
        const found = find(form, (each) => each.tag === 'label' && words(each).startsWith(label))
        const box = found && find(found, ({ tag }) => tag === 'input')
        return ['choice', box?.attributes['value'] ?? 'none']
      })
      return send(form, choices)
    },
    sayShared: NOT_SUPPORTED,
    messages: () => answers.map(shown),
    acting: () => answers.flatMap(acting),
    editsMessages: false,
    speaksFirst: false,
    loseNextPost: NOT_SUPPORTED,
    async close() {
      await platform.stop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
})

const shown = (answer: Element): Shown => ({ text: textOf(answer), labels: buttonsOf(answer), isPrivate: true })

/** Everything that looks like a button. */
const buttonsOf = (element: Element): string[] =>
  all(element)
    .filter(({ attributes }) => /\bbutton\b/.test(attributes['class'] ?? ''))
    .map((each) => each.attributes['aria-label'] ?? words(each))

const formSay = (page: Element): Element => {
  const found = find(page, (each) => each.tag === 'form' && each.attributes['class'] === 'say')
  if (!found) throw new Error('Nowhere to type')
  return found
}

/** Names and values as a browser would send them; nothing is chosen of boxes and radios. */
const fieldsOf = (element: Element): (readonly [string, string])[] =>
  all(element).flatMap((each): (readonly [string, string])[] => {
    const name = each.attributes['name']
    if (name === undefined) return []
    if (each.tag === 'textarea') return [[name, each.children.join('').replace(/^\n/, '')]]
    if (each.tag === 'select') {
      const options = all(each).filter(({ tag }) => tag === 'option')
      const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0]
      return [[name, chosen?.attributes['value'] ?? '']]
    }
    if (each.tag !== 'input' || ['radio', 'checkbox'].includes(each.attributes['type'] ?? '')) return []
    return [[name, each.attributes['value'] ?? '']]
  })

/** Markup that is not of the page's own templates is a fault of `parse`; here what could still act. */
const acting = (answer: Element): string[] =>
  [answer, ...all(answer)].flatMap(({ tag, attributes, children }) => [
    ...(OWN.has(tag) ? [] : [tag]),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      /^on|^style$/.test(name) || (/^(href|action|src)$/.test(name) && !/^\/(me|auth)\b/.test(value)) ? [value] : [],
    ),
    ...children.flatMap((child) => (typeof child === 'string' ? (child.match(/[^\P{Cc}\n\t]/gu) ?? []) : [])),
    // Words that turn the direction of writing do so inside their own element alone.
    ...(tag === 'bdi'
      ? []
      : children.flatMap((child) => (typeof child === 'string' ? (child.match(/[\u202a-\u202e]/g) ?? []) : []))),
  ])

const OWN = new Set(
  'main section article h1 h2 h3 p a form input button ul li div span bdi time dl dt dd details summary label select option textarea fieldset legend progress br'.split(
    ' ',
  ),
)
