// The app manifest, generated from the commands. https://docs.slack.dev/reference/app-manifest
import type { AnyCommand, Catalogue } from '../../src/chat/command.ts'
import { truncateText } from '../../src/chat/graphemes.ts'
import { findSentences } from '../../src/chat/parse/sentences.ts'
import { SIGNAL_SCOPES } from './focus-signals.ts'
import { STEP_FUNCTIONS } from './workflow-step.ts'

export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const

/** Asked for too; without them Do Not Disturb holds nothing, clips stay links, and emoji mean nothing. */
export const OPTIONAL_SCOPES = ['dnd:read', 'files:read', 'reactions:read'] as const

/** Asked of a single person, each by a yes of their own: their status and Do Not Disturb while they focus. */
export const PERSONAL_SCOPES = Object.values(SIGNAL_SCOPES).flat()

const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
  'user_change',
] as const

/** What a person with the agent view open looks at. */
const AGENT_EVENTS = ['app_context_changed'] as const

export interface ManifestOptions {
  readonly name?: string
  /** The umbrella command, `/proxy`. */
  readonly command: string
  /** Public address for HTTP; without it, Socket Mode. Without a trailing slash. */
  readonly publicUrl?: string
  /** Socket Mode all the same: people only return to the public address after they agreed to something at Slack. */
  readonly isSocket?: boolean
  /** HTTP with the token of one workspace: tokens do not rotate, as nothing would refresh them. */
  readonly isForOne?: boolean
  /** With Slack's agent view, which shows suggested prompts; it needs a paid plan. */
  readonly hasAgentView?: boolean
  /** With the workflow step “Capture for somebody”; workflows need a paid plan. */
  readonly hasWorkflowStep?: boolean
}

/** As JSON for "create app from manifest", for the operator's CLI and the README. */
export function createManifest<Me>(
  catalogue: Catalogue<Me>,
  {
    name = 'Proxy',
    command,
    publicUrl,
    isSocket = publicUrl === undefined,
    isForOne = false,
    hasAgentView = false,
    hasWorkflowStep = false,
  }: ManifestOptions,
) {
  const url = isSocket ? undefined : `${publicUrl}/slack/events`
  const isForMany = publicUrl !== undefined && !isForOne
  const usage = catalogue.commands.find(({ captures }) => captures?.lines === 'one')?.examples[0]
  return {
    display_information: {
      name: truncateText(name, 35),
      description: DESCRIPTION,
      long_description:
        'Proxy keeps what you tell it, helps you split it into small steps, and helps you begin. Write to it in a direct ' +
        `message, use ${command}, or save any message as a task. It only messages you first at times you set, until you say ` +
        'yes to more. It is hosted by the people who installed it here.',
      background_color: '#2f4f4f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: truncateText(name, 80), always_online: true },
      ...(hasAgentView
        ? { agent_view: { agent_description: DESCRIPTION, suggested_prompts: suggestedPrompts(catalogue) } }
        : {}),
      shortcuts: shortcuts(catalogue),
      slash_commands: [
        {
          command,
          description: 'Tasks, steps and focus, in your own words',
          usage_hint: truncateText(usage ?? 'help', 1000),
          should_escape: true,
          ...(url ? { url } : {}),
        },
      ],
    },
    oauth_config: {
      scopes: {
        bot: [...BOT_SCOPES, ...OPTIONAL_SCOPES, ...(hasAgentView ? ['assistant:write'] : [])],
        // Nobody is asked for them where Slack could not return.
        ...(isForMany ? { user: PERSONAL_SCOPES, user_optional: PERSONAL_SCOPES } : {}),
      },
      ...(isForMany ? { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] } : {}),
    },
    ...(hasWorkflowStep ? { functions: STEP_FUNCTIONS } : {}),
    settings: {
      event_subscriptions: {
        bot_events: [
          ...EVENTS,
          ...(hasAgentView ? AGENT_EVENTS : []),
          ...(hasWorkflowStep ? ['function_executed'] : []),
        ],
        ...(url ? { request_url: url } : {}),
      },
      interactivity: { is_enabled: true, ...(url ? { request_url: url, message_menu_options_url: url } : {}) },
      // Slack offers a step to workflows only of an app that an organisation could deploy.
      org_deploy_enabled: isForMany || hasWorkflowStep,
      ...(hasWorkflowStep ? { function_runtime: 'remote' } : {}),
      socket_mode_enabled: isSocket,
      token_rotation_enabled: isForMany,
    },
  }
}

const DESCRIPTION = 'Keeps your tasks and helps you start'

/** As many as Slack shows. */
const MAX_PROMPTS = 4

/** One sentence each of commands that need no thing of the person's: how it is said, from the commands themselves. */
export const suggestedPrompts = <Me>(catalogue: Catalogue<Me>) =>
  ['now', 'plan', 'tasks', 'focus', 'review', 'help']
    .flatMap((alias) => {
      const command = catalogue.findByAlias(alias) ?? catalogue.findDefault(alias)
      const said = command?.spoken?.find((sentence) => namesNothing(catalogue, command, sentence))
      return command && said ? [{ title: truncateText(command.about, 75), message: said }] : []
    })
    .slice(0, MAX_PROMPTS)

/** Keeps the message that is looked at; it is understood by `Request.lookingAt`. */
export const promptForMessage = <Me>(catalogue: Catalogue<Me>) =>
  catalogue.commands.some(({ messageMenu }) => messageMenu)
    ? { title: 'Save the message I’m looking at', message: 'Save this message' }
    : null

/** Numbers and choices are there for everybody; a name is of somebody's own thing. */
const namesNothing = <Me>(catalogue: Catalogue<Me>, { name, options }: AnyCommand<Me>, sentence: string): boolean => {
  const read = findSentences(catalogue, sentence)[0]
  return (
    read?.command.name === name &&
    Object.keys(read.values).every((slot) => options[slot]?.kind === 'integer' || options[slot]?.kind === 'choice')
  )
}

/** A message shortcut for every command that takes a message, and two global ones: Capture and What now? */
function shortcuts<Me>(catalogue: Catalogue<Me>) {
  const menus = catalogue.commands.flatMap(({ name, about, messageMenu }) =>
    messageMenu ? [shortcut('message', messageMenu.label, name, about)] : [],
  )
  const everywhere = [
    { label: 'Capture', command: catalogue.findCapture('one') },
    { label: 'What now?', command: catalogue.findByAlias('now') },
  ].flatMap(({ label, command }) => (command ? [shortcut('global', label, command.name, command.about)] : []))
  return [...everywhere, ...menus]
}

const shortcut = (type: 'message' | 'global', label: string, command: string, about: string) => ({
  type,
  name: truncateText(label, 24),
  callback_id: callbackOf(command),
  description: truncateText(about, 150),
})

const callbackOf = (command: string): string => `run:${command}`

/** The command of a shortcut's callback id; null for another app's. */
export const commandFromCallback = (callbackId: string): string | null => /^run:(.+)$/.exec(callbackId)?.[1] ?? null
