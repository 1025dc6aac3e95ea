// Refusals of accounts, passwords, members, undo, and of an operator's own files, in words.
import type {
  AccessRefusals,
  PeopleRefusals,
  RequestRefusals,
  RewardRefusals,
  TokenRefusals,
  WebhookRefusals,
} from '../../contracts/refusals.ts'
import { cutText } from '../../text.ts'
import type { RefusalWords } from './words.ts'

export const requestRefusals: RefusalWords<RequestRefusals> = {
  'undo.too-late': "It's too late to undo that. You can still edit it.",
  'undo.changed-since': "Something in it has changed since, so I can't undo it. You can still edit it.",
  'undo.not-yours': "Someone else has it now, so I can't undo that.",
  'undo.steps-changed': "The steps have changed since, so I can't undo that.",
}

export const rewardRefusals: RefusalWords<RewardRefusals> = {
  'achievements.no-json': "Achievements: the file isn't valid JSON.",
  'achievements.invalid': ({ path, problem }) => `Achievements: ${path}: ${problem ?? 'not a list of definitions'}`,
  'achievements.no-criteria': ({ name, metrics }) =>
    `The achievement “${name}” has no criteria. Metrics: ${metrics.join(', ')}.`,
  'achievements.unknown-metric': ({ name, metric, metrics }) =>
    `The achievement “${name}” counts “${metric}”, which isn't a metric. Metrics: ${metrics.join(', ')}.`,
}

export const tokenRefusals: RefusalWords<TokenRefusals> = {
  'token.by-program': "A program can't do that. Please do it in your chat or on your page.",
  'token.too-many': {
    say: ({ most }) => `You can have up to ${most} tokens. Revoke one first.`,
    labels: { 'token show': 'Show tokens' },
  },
  'token.read-only': 'This token can only read.',
  'token.other-zone': 'This token is for the tasks of one zone only.',
}

export const webhookRefusals: RefusalWords<WebhookRefusals> = {
  'webhook.no-address': "That isn't an address I can post to. It begins with https://.",
  'webhook.unencrypted': 'Please give an address that begins with https://, so that nobody on the way can read along.',
  'webhook.private':
    "That address is in a private network, and this installation doesn't post there. Its operator can allow it.",
  'webhook.too-many': {
    say: ({ most }) => `You can have up to ${most} webhooks. Remove one first.`,
    labels: { 'webhook show': 'Show webhooks' },
  },
  'webhook.zone-is-for-tasks': 'A webhook for one zone is told of its tasks only. Leave out the zone, or choose tasks.',
  'webhook.paused': { say: 'That webhook is paused.', labels: { 'webhook resume': 'Resume' } },
}

export const accessRefusals: RefusalWords<AccessRefusals> = {
  'visitor.not-here': ({ spaceName }) =>
    `${spaceName === null ? 'This Proxy is for another workspace' : `This Proxy is for people at ${spaceName}`}. You can take part in what is shared here. For tasks of your own, ask for Proxy in your workspace.`,
  'admin.not-allowed': 'Only admins of this workspace, server or Proxy can do that. Ask one of them.',
  'account.gone': 'This account is no longer here. Write to Proxy in your chat to start again.',
  'password.too-short': ({ least }) =>
    `A password needs ${least} characters or more. Three words you like make a good one.`,
  'password.too-long': ({ most }) => `A password can have at most ${most} characters. Please choose a shorter one.`,
  'password.common':
    'That is one of the passwords people try first. Please choose another: three words you like make a good one.',
  'password.wrong': "That isn't your current password. Type it in the first field.",
  'password.none': 'There is no password to remove.',
  'password.too-many-tries': ({ minutes }) => `That was too many tries. Please try again in ${minutes} minutes.`,
  'password.session-too-old': ({ minutes }) =>
    `You can set a first password within ${minutes} minutes of signing in. Type “auth web” in your chat, open the link here, and come back.`,
  'password.changed-elsewhere': 'It was changed somewhere else at the same moment. Reload this page.',
}

const PEOPLE_LABELS = { 'admin people': 'People' } as const

export const peopleRefusals: RefusalWords<PeopleRefusals> = {
  'account.only-one': {
    say: "That's your only account, so there is nothing to unlink. You can link a second one with a code.",
    labels: { 'auth link': 'Link another' },
  },
  'link.answer-in-chat': 'Please answer in your chat, where I asked.',
  'link.code-in-chat': 'Type the code where your other account is: in Slack, Discord or the terminal.',
  'username.unavailable': ({ wanted, free }) =>
    `“${cutText(wanted, 40).kept}” is taken, or has characters a username can't have. Available: ${free}`,
  'member.unknown': {
    say: "I don't know anyone here by that name. They need to write to me first.",
    labels: PEOPLE_LABELS,
  },
  'member.not-in': { say: "They aren't in yet. They need a code first.", labels: { 'auth invite': 'Invite' } },
  'member.yourself': { say: "You can't switch yourself off. Another admin can.", labels: PEOPLE_LABELS },
  'member.operator': {
    say: 'They are an operator of this Proxy. Only another operator can switch them off.',
    labels: PEOPLE_LABELS,
  },
  'member.off-by-operator': {
    say: 'An operator of this Proxy switched them off. Only an operator can switch them on.',
    labels: PEOPLE_LABELS,
  },
  'person.unknown': 'There is no person with that id. See the list of people.',
}
