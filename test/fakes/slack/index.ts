// A fake Slack for tests: the real SDKs talk to it over loopback, people act in it, judges may sit on it.
// Start with `startFakeSlack()`; README.md in this folder shows it in use.
export type { Installed, InstallOptions } from './acts/installing.ts'
export type { Answers, DeliveryOptions } from './delivery.ts'
export type { AppOptions, ChannelOptions, FakeSlack, FakeSlackOptions, PersonOptions } from './fake-slack.ts'
export type { Fault, Faults } from './faults.ts'
export type { Choice } from './inputs.ts'
export { allScopes } from './installations.ts'
export type { ApiCall, Kind, Values } from './log.ts'
export type { ActOptions, CommandKeys, Person, PressOptions, Where } from './person.ts'
export { labels, plainText } from './plain-text.ts'
export type { SignedRequest } from './signed-requests.ts'
export { startFakeSlack } from './start.ts'
export type { Account, Answer, App, Block, Channel, Installation, Message, View, Workspace } from './types.ts'
