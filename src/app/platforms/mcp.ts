// The configured MCP adapter: who holds a token, and the lists that assistants read.

import { createCatalogue } from '../../chat/command.ts'
import { createDispatcher } from '../../chat/run/dispatcher.ts'
import { commands } from '../../commands/index.ts'
import type { TokenHolder } from '../../contracts/programs.ts'
import { type Database, transactWithRetry } from '../../database/index.ts'
import * as tokens from '../../domain/access/tokens.ts'
import type { Mount } from '../../ops/http.ts'
import type { Clock } from '../../time/index.ts'
import { API_RESOURCE_NAMES, createApiReader } from '../api-resources/index.ts'
import type { Config } from '../config.ts'
import { createRequestScope } from '../request-scope.ts'
import type { PlatformOptions } from './options.ts'

/** What assistants are told of this program. */
const VERSION = '1'

/** The MCP platform and its path. */
export async function createMcpPlatform({ config, database, clock, log }: PlatformOptions) {
  const [{ createMcp, MCP_PATH }, { createReadLimiter }] = await Promise.all([
    import('../../../adapters/mcp/index.ts'),
    import('../../../adapters/web/rate-limit.ts'),
  ])
  const platform = createMcp({
    version: VERSION,
    publicUrl: config.publicUrl,
    origins: config.apiOrigins,
    resourceNames: API_RESOURCE_NAMES,
    authenticate: async (token) =>
      tokens.isToken(token)
        ? transactWithRetry(database, (trx) => tokens.authenticateToken(trx, token, clock.now()))
        : null,
    list: createApiReader(database, clock).list,
    secondsToWait: createReadLimiter(),
    report: (error, what) => log.error({ error, platform: 'mcp' }, what),
  })
  return { platform, mount: { prefix: MCP_PATH, fetch: platform.fetch } satisfies Mount }
}

/** Serves one person's assistant over this process's input and output, until the input ends. */
export async function serveLocalAssistant(
  { config, database, clock }: { readonly config: Config; readonly database: Database; readonly clock: Clock },
  holder: TokenHolder,
  onError: (error: unknown) => void,
): Promise<void> {
  const { serveMcpStdio } = await import('../../../adapters/mcp/index.ts')
  const scope = createRequestScope({
    database,
    catalogue: createCatalogue(await commands),
    clock,
    outside: {
      secretKey: config.secretKey,
      publicUrl: config.publicUrl,
      hasPage: config.hasPublicUrl,
      signup: config.signup,
      ...(config.model ? { model: config.model } : {}),
    },
    onError,
  })
  await serveMcpStdio(createDispatcher(scope), holder, {
    version: VERSION,
    resourceNames: API_RESOURCE_NAMES,
    list: createApiReader(database, clock).list,
    // On one's own machine nobody else is kept waiting.
    secondsToWait: async () => 0,
  })
}
