// A CalDAV server on 127.0.0.1, as hard as those people have: it answers nobody without the right password, redirects
// `.well-known`, mixes calendars with inboxes and task lists, answers 207 with missing properties, and keeps to time ranges.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A collection below the person's home. */
export interface FakeCollection {
  readonly name: string
  /** Changes with its events; none: the server tells no versions. */
  ctag?: string
  /** Files by name, as the server keeps them. */
  readonly files: Map<string, string>
  /** Default: VEVENT. None: the server does not say. */
  readonly components?: readonly string[] | 'unsaid'
  readonly isTransparent?: boolean
  /** No calendar at all, as an inbox. */
  readonly isOther?: boolean
}

export interface FakeCalDav {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  readonly user: string
  password: string
  readonly collections: FakeCollection[]
  /** Method and path of every request, in order, with what it was allowed as. */
  readonly asked: { readonly line: string; readonly authorization: string | undefined; readonly body: string }[]
  /** Answers every request of this method otherwise. */
  fault: { readonly method?: string; readonly answer: (response: ServerResponse) => void } | null
  /** Where `.well-known/caldav` leads; default: `/dav/`. */
  wellKnown: string
  /** Where the principal says the home is; default: `/dav/calendars/ann/`. */
  home: string
  stop(): Promise<void>
}

const HOME = '/dav/calendars/ann/'
const PRINCIPAL = '/dav/principals/ann/'

export async function startFakeCalDav(collections: FakeCollection[]): Promise<FakeCalDav> {
  const fake: Omit<FakeCalDav, 'origin' | 'stop'> = {
    user: 'ann@example.org',
    password: 'abcd-efgh/ijkl:mnop',
    collections,
    asked: [],
    fault: null,
    wellKnown: '/dav/',
    home: HOME,
  }
  const server = createServer((request, response) => {
    answer(fake, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return Object.assign(fake, {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

async function answer(
  fake: Omit<FakeCalDav, 'origin' | 'stop'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const body = Buffer.concat(chunks).toString('utf8')
  const { method = '', url = '/' } = request
  const { authorization } = request.headers
  fake.asked.push({ line: `${method} ${url}`, authorization, body })
  if (fake.fault && (fake.fault.method ?? method) === method) return fake.fault.answer(response)
  if (url === '/.well-known/caldav') {
    response.writeHead(301, { location: fake.wellKnown }).end()
    return
  }
  const login = Buffer.from(`${fake.user}:${fake.password}`).toString('base64')
  if (authorization !== `Basic ${login}`) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Calendars"' }).end('Unauthorized')
    return
  }
  if (!url.startsWith('/dav/')) {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Nothing here</html>')
    return
  }
  const collection = fake.collections.find(({ name }) => url.startsWith(`${HOME}${name}/`))
  const depth = String(request.headers['depth'] ?? 'infinity')
  if (method === 'PROPFIND') {
    if (depth === 'infinity') {
      response.writeHead(403).end()
      return
    }
    return multistatus(response, propfind(fake, url, depth, collection))
  }
  if (method === 'REPORT' && collection) return multistatus(response, report(collection, body))
  response.writeHead(405).end()
}

function propfind(
  fake: Omit<FakeCalDav, 'origin' | 'stop'>,
  url: string,
  depth: string,
  collection: FakeCollection | undefined,
): string[] {
  if (collection) return [responseOf(`${HOME}${collection.name}/`, propsOf(collection))]
  if (url === PRINCIPAL)
    return [responseOf(PRINCIPAL, `<c:calendar-home-set><d:href>${fake.home}</d:href></c:calendar-home-set>`)]
  if (url === HOME)
    return [
      responseOf(HOME, '<d:resourcetype><d:collection/></d:resourcetype>'),
      ...(depth === '1' ? fake.collections.map((each) => responseOf(`${HOME}${each.name}/`, propsOf(each))) : []),
    ]
  return [
    responseOf(
      url,
      `<d:resourcetype><d:collection/></d:resourcetype><d:current-user-principal><d:href>${PRINCIPAL}</d:href></d:current-user-principal>`,
    ),
  ]
}

function propsOf({ ctag, components = ['VEVENT'], isTransparent, isOther }: FakeCollection): string {
  const types = isOther ? '<c:schedule-inbox/>' : '<c:calendar/>'
  return [
    `<d:resourcetype><d:collection/>${types}</d:resourcetype>`,
    ...(ctag === undefined ? [] : [`<cs:getctag>${ctag}</cs:getctag>`]),
    ...(components === 'unsaid'
      ? []
      : [
          `<c:supported-calendar-component-set>${components.map((name) => `<c:comp name="${name}"/>`).join('')}</c:supported-calendar-component-set>`,
        ]),
    ...(isTransparent ? ['<c:schedule-calendar-transp><c:transparent/></c:schedule-calendar-transp>'] : []),
  ].join('')
}

/** Files with an event in the time range that was asked for, half of them escaped and half of them as CDATA. */
function report({ name, files }: FakeCollection, body: string): string[] {
  const [, start = '', end = ''] = /<c:time-range start="(\d{8}T\d{6}Z)" end="(\d{8}T\d{6}Z)"\/>/.exec(body) ?? []
  if (!/<c:comp-filter name="VCALENDAR">\s*<c:comp-filter name="VEVENT">/.test(body) || start === '') return []
  return [...files].flatMap(([file, text], index) => {
    const starts = [...text.matchAll(/DTSTART[^:]*:(\d{8}T\d{6})/g)].map(([, at = '']) => at)
    const isWithin = /RRULE/.test(text) || starts.some((at) => `${at}Z` >= start && `${at}Z` < end)
    if (!isWithin) return []
    const data =
      index % 2 === 0
        ? `<![CDATA[${text}]]>`
        : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')
    const props = `<d:getetag>"${file}"</d:getetag><c:calendar-data>${data}</c:calendar-data>`
    return [responseOf(`${HOME}${name}/${file}`, props)]
  })
}

const responseOf = (href: string, props: string): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat><d:propstat><d:prop><d:sync-token/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>`

function multistatus(response: ServerResponse, responses: readonly string[]): void {
  response.writeHead(207, { 'content-type': 'application/xml; charset=utf-8' }).end(
    `<?xml version="1.0" encoding="utf-8"?>
<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/">${responses.join('\n')}</d:multistatus>`,
  )
}
