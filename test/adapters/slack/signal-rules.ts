// A workspace in which people can give tokens of their own: OAuth, and their tokens in the database.
import { createManifest } from '../../../adapters/slack/register.ts'
import { createCatalogue } from '../../../src/chat/command.ts'
import { commands } from '../../../src/commands/index.ts'
import { createSeal } from '../../../src/domain/access/sealed.ts'
import { findToken, forgetTokens, storeToken } from '../../../src/domain/days/focus-signals/credentials.ts'
import { markShownSignalDue } from '../../../src/domain/days/focus-signals/mark.ts'
import type { World } from '../../support/world.ts'
import type { WorkspaceRules } from './workspace.ts'

/** What the host gives the adapter, so that people's own tokens are kept, found and forgotten. */
export const signalRules =
  (app: { rotatesTokens?: boolean }) =>
  ({
    database,
    clock,
    secretKey,
  }: World): Pick<WorkspaceRules, 'access' | 'hasPages' | 'more' | 'onIdentityChange'> => {
    const seal = createSeal(secretKey)
    const transact = database.knex.transaction.bind(database.knex)
    return {
      hasPages: true,
      access: (slack, origin) => ({
        clientId: slack.app.clientId,
        clientSecret: slack.app.clientSecret,
        publicUrl: origin,
        store: {
          find: async (space) =>
            space === slack.workspace.id
              ? { space, botToken: slack.botToken, botUserId: slack.installation.botUserId, name: 'Acme' }
              : null,
          save: async () => undefined,
          update: async () => null,
          beginRenewal: async () => app.rotatesTokens === true,
          endRenewal: async () => undefined,
          markUninstalled: async () => undefined,
        },
      }),
      onIdentityChange: (identity) => transact((trx) => markShownSignalDue(trx, identity, clock.now())),
      more: {
        savePersonalToken: (identity, token) =>
          transact((trx) => storeToken(trx, seal, { platform: 'slack', ...identity }, token, clock.now())),
        findPersonalToken: (identity) =>
          transact((trx) => findToken(trx, seal, { platform: 'slack', ...identity }, clock.now())),
        onTokensRevoked: (space, externalIds) =>
          transact((trx) => forgetTokens(trx, { platform: 'slack', space, externalIds }, clock.now())),
      },
    }
  }

/** Every event of the manifest. */
export const APP_EVENTS = [
  ...createManifest(createCatalogue(commands), { command: '/proxy' }).settings.event_subscriptions.bot_events,
]
