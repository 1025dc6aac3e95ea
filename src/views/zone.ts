// Views of zones, with what was done in each.

import { ask } from '../chat/ask.ts'
import { itemBlock, joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { ZoneProgress } from '../contracts/tasks.ts'
import type { CompassZone } from '../models/compass-zone.ts'
import type { Reader } from './reader.ts'
import { hiddenCountText } from './ritual.ts'

/** Active zones in order; hidden ones as a number. */
export function zoneListView(
  _reader: Reader,
  zones: readonly ZoneProgress[],
  awayIds: readonly string[],
  hiddenTasks: number,
): View {
  return view(
    t`Zones: ${zones.length}`,
    [
      ...zones.map((each) =>
        itemBlock(zoneText(each.zone), { detail: doneText(each), line: ask('zone show', { zone: each.zone.zone_id }) }),
      ),
      ...(hiddenTasks > 0 ? [textBlock(hiddenCountText(hiddenTasks))] : []),
      ...(awayIds.length > 0
        ? [textBlock(t`${awayIds.length} ${trustedText(awayIds.length === 1 ? 'zone is' : 'zones are')} hidden here.`)]
        : []),
    ],
    {
      buttons: [
        ...(zones.length + awayIds.length < 5 ? [{ label: 'Add zone', line: ask('zone add') }] : []),
        ...awayIds.map((id, index) => ({
          label: awayIds.length === 1 ? 'Show it here' : `Show number ${index + 1}`,
          line: ask('zone edit', { zone: id, 'hide-on': 'nowhere' }),
        })),
      ],
    },
  )
}

export function zoneView(numbers: ZoneProgress, hiddenOn: readonly string[], remindedOn: string | null): View {
  const { zone, open } = numbers
  const link = { zone: zone.zone_id }
  return view(
    zoneText(zone),
    [
      ...(zone.simple_goal ? [textBlock(t`${zone.simple_goal}`)] : []),
      textBlock(joinTexts([doneText(numbers), t`${open} open`, zone.is_active ? [] : t`archived`])),
      textBlock(t`colour ${trustedText(zone.color)} · place ${zone.sort_order}`),
      ...(hiddenOn.length > 0 ? [textBlock(t`Never shown ${trustedText(hiddenOn.map(placeWords).join(', '))}.`)] : []),
      ...(remindedOn ? [textBlock(t`Its reminders come ${trustedText(reminderWords(remindedOn))} first.`)] : []),
    ],
    {
      buttons: zone.is_active
        ? [
            { label: 'Tasks', line: ask('task list', link) },
            { label: 'Edit', line: ask('zone edit', link) },
            { label: 'Archive', line: ask('zone archive', link) },
          ]
        : [{ label: 'Restore', line: ask('zone archive', { ...link, back: 'yes' }) }],
    },
  )
}

/** The result of changing a zone. Hiding one says, that once, what stays visible there. */
export const zoneSavedView = (
  zone: CompassZone,
  how: 'New zone' | 'Saved' | 'No change',
  hiddenOn?: string,
  remindedOn?: string,
): View =>
  view(
    t`${trustedText(how)}: ${zoneText(zone)}`,
    [
      ...(zone.simple_goal ? [textBlock(t`${zone.simple_goal}`)] : []),
      ...(hiddenOn && PROGRAMS[hiddenOn] && how === 'Saved'
        ? [textBlock(t`Not shown to ${trustedText(PROGRAMS[hiddenOn])} from now on.`)]
        : []),
      ...(hiddenOn && !PROGRAMS[hiddenOn] && how === 'Saved'
        ? [
            textBlock(
              hiddenOn === 'push'
                ? t`Not named in notifications from now on: a lock screen shows none of it.`
                : t`Not shown ${trustedText(placeWords(hiddenOn))} from now on, in lists, search, plans or reminders.`,
            ),
            ...(hiddenOn === 'push'
              ? []
              : [textBlock(t`Messages already sent there stay in its history, where its admins may read them.`)]),
          ]
        : []),
      ...(remindedOn ? [textBlock(t`Its reminders come ${trustedText(reminderWords(remindedOn))} first.`)] : []),
    ],
    { buttons: [{ label: 'Show zones', line: ask('zone show') }] },
  )

export const zoneArchivedView = (zone: CompassZone, back: boolean, happened: boolean): View =>
  view(
    back
      ? t`${trustedText(happened ? 'Restored' : 'Already active')}: ${zoneText(zone)}`
      : t`${trustedText(happened ? 'Archived' : 'Already archived')}: ${zoneText(zone)}`,
    back ? [] : [textBlock(t`Its tasks stay in it.`)],
    {
      buttons: [
        back
          ? { label: 'Show zones', line: ask('zone show') }
          : { label: 'Restore', line: ask('zone archive', { zone: zone.zone_id, back: 'yes' }) },
      ],
    },
  )

const zoneText = (zone: CompassZone): Text => t`${zone.icon} ${zone.name}`

const doneText = ({ today, week, all }: ZoneProgress): Text =>
  all === 0 ? t`nothing done yet` : t`done: ${today} today, ${week} this week, ${all} in all`

const NAMES: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' }

/** "on Slack", "in notifications" */
const placeWords = (platform: string): string =>
  platform === 'push' ? 'in notifications' : `on ${NAMES[platform] ?? platform}`

const reminderWords = (platform: string): string =>
  platform === 'push' ? 'as notifications of your browser' : placeWords(platform)
const PROGRAMS: Readonly<Record<string, string>> = { api: 'programs with a token or webhook', mcp: 'assistants' }
