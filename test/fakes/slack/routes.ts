// Which address of the fake does what.
import type { Faults } from './faults.ts'
import { jsonReply, type Received, type Reply } from './http.ts'
import { upload } from './methods/files.ts'
import type { RateLimits } from './rate-limits.ts'
import { respond } from './response-urls.ts'
import type { State } from './state.ts'
import { callMethod, underFault } from './web-api.ts'

export async function route(state: State, faults: Faults, limits: RateLimits, request: Received): Promise<Reply> {
  const [, first = '', rest = ''] = /^\/([^/]+)\/(.*)$/.exec(request.url.pathname) ?? []
  if (first === 'api' && (request.method === 'POST' || request.method === 'GET')) {
    return callMethod(state, faults, limits, rest, request)
  }
  if (first === 'response' && request.method === 'POST') {
    const target = state.responseUrls.get(rest)
    const about = { method: 'response_url', channel: target?.channel, workspace: target?.installation.workspace.id }
    return underFault(faults.meet(about), () => respond(state, rest, request))
  }
  if (first === 'files-pri') {
    const content = state.dropped.get(request.url.pathname)
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const mayRead = state.tokens.get(token)?.scopes.has('files:read') === true
    // Without the right, Slack leads to a page to sign in to.
    if (content === undefined || !mayRead) return { status: 302, headers: { location: `${state.origin}/signin` } }
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: content }
  }
  if (first === 'upload' && request.method === 'POST') {
    return underFault(faults.meet({ method: 'upload' }), () => upload(state, rest, request))
  }
  if (first === 'oauth') return { status: 200, body: 'Consent happens through person.install()' }
  return jsonReply({ ok: false, error: 'not_found' }, 404)
}
