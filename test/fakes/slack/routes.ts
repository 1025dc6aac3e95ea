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
  if (first === 'upload' && request.method === 'POST') {
    return underFault(faults.meet({ method: 'upload' }), () => upload(state, rest, request))
  }
  if (first === 'oauth') return { status: 200, body: 'Consent happens through person.install()' }
  return jsonReply({ ok: false, error: 'not_found' }, 404)
}
