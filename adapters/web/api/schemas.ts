// What programs send and get, declared once: requests are read by these, answers are described by them in the OpenAPI
// document, and filters of lists are both.
import * as z from 'zod'
import type { ApiResourceName, ApiResources, WebhookData, WebhookEventType } from '../../../src/contracts/programs.ts'

const id = z.uuid()
const instant = z.iso.datetime().describe('ISO 8601, UTC')
/** As programs send them: in any case of letters, with any offset. */
const givenId = z.uuid().toLowerCase()
const givenInstant = z.iso.datetime({ offset: true }).refine(isInstantOfDatabase, 'Not a moment between 1900 and 9000')
const givenDay = z.iso
  .date()
  .refine((text) => isInstantOfDatabase(`${text}T00:00:00Z`), 'Not a day between 1900 and 9000')
  .describe("YYYY-MM-DD in the person's time zone")
const day = z.iso.date().describe("YYYY-MM-DD in the person's time zone")
const flag = z.enum(['true', 'false'])
const named = z.object({ id, name: z.string() })

/** Each list's items; the types are those of the contract, so that neither can change alone. */
export const itemSchemas: { readonly [N in ApiResourceName]: z.ZodType<ApiResources[N]> } = {
  tasks: z
    .object({
      id,
      title: z.string(),
      notes: z.string(),
      status: z.enum(['todo', 'in_progress', 'blocked', 'done', 'dropped']),
      type: z.enum(['task', 'idea', 'goal', 'habit']),
      priority: z.enum(['low', 'medium', 'high', 'urgent']),
      tags: z.array(z.string()),
      minutes: z.int().nullable().describe('Estimate'),
      due: z.object({ at: instant, day, hasTime: z.boolean() }).nullable(),
      rhythm: z.string().nullable().describe('In words: "every Monday at 09:00"'),
      project: named.nullable().describe('Null: the Inbox'),
      zone: named.nullable(),
      parentId: id.nullable(),
      createdAt: instant,
      updatedAt: instant,
      completedAt: instant.nullable(),
    })
    .meta({ id: 'Task' }),
  steps: z
    .object({
      id,
      taskId: id,
      number: z.int(),
      description: z.string(),
      minutes: z.int(),
      isDone: z.boolean(),
      completedAt: instant.nullable(),
    })
    .meta({ id: 'Step' }),
  habits: z
    .object({
      id,
      name: z.string(),
      about: z.string(),
      frequency: z.string().describe('daily, weekly, or custom:mon,wed,fri'),
      streak: z.int(),
      isActive: z.boolean(),
      checkedToday: z.boolean(),
      createdAt: instant,
    })
    .meta({ id: 'Habit' }),
  energy: z
    .object({ id, level: z.int().min(1).max(3), note: z.string().nullable(), at: instant })
    .meta({ id: 'EnergyReading' }),
  focus: z
    .object({
      id,
      taskId: id.nullable(),
      startedAt: instant,
      endedAt: instant.nullable().describe('Null while it runs'),
      plannedMinutes: z.int(),
      minutes: z.int().nullable().describe('Minutes that count; null while it runs'),
      interruptions: z.int(),
    })
    .meta({ id: 'FocusSession' }),
  rituals: z.object({ id, day, taskIds: z.array(id), isSkipped: z.boolean() }).meta({ id: 'MorningRitual' }),
  goals: z
    .object({
      id,
      title: z.string(),
      about: z.string(),
      targetDay: day.nullable(),
      isDone: z.boolean(),
      createdAt: instant,
    })
    .meta({ id: 'Goal' }),
  nudges: z
    .object({
      id,
      kind: z.string(),
      subjectId: id.nullable(),
      state: z.enum(['pending', 'sending', 'unknown', 'sent', 'missed', 'dropped', 'failed']),
      dueAt: instant,
      sentAt: instant.nullable(),
    })
    .meta({ id: 'Nudge' }) as z.ZodType<ApiResources['nudges']>,
}

/** What each list can be narrowed to. */
export const filterSchemas = {
  tasks: z.strictObject({
    status: z
      .enum(['open', 'todo', 'in_progress', 'blocked', 'done', 'dropped', 'all'])
      .optional()
      .describe('Open ones unless given'),
    zone: givenId.optional(),
    project: givenId.optional(),
    tag: z.string().min(1).max(100).optional(),
    dueFrom: givenDay.optional(),
    dueTo: givenDay.optional(),
    updatedSince: givenInstant.optional(),
  }),
  steps: z.strictObject({ task: givenId.optional(), done: flag.optional() }),
  habits: z.strictObject({ active: flag.optional() }),
  energy: z.strictObject({ since: givenInstant.optional() }),
  focus: z.strictObject({ since: givenInstant.optional(), running: flag.optional() }),
  rituals: z.strictObject({ from: givenDay.optional(), to: givenDay.optional() }),
  goals: z.strictObject({ done: flag.optional() }),
  nudges: z.strictObject({
    since: givenInstant.optional(),
    state: z.enum(['pending', 'sending', 'unknown', 'sent', 'missed', 'dropped', 'failed']).optional(),
  }),
} satisfies Readonly<Record<ApiResourceName, z.ZodObject>>

/** How a list is walked through. */
export const pagingSchema = z.object({
  cursor: givenId.optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Every database can compare it. */
function isInstantOfDatabase(text: string): boolean {
  const at = Date.parse(text)
  return at >= Date.parse('1900-01-01T00:00:00Z') && at < Date.parse('9000-01-01T00:00:00Z')
}

export const RESOURCE_NAMES = Object.keys(itemSchemas) as ApiResourceName[]

const requestId = z.string().min(1).max(100).optional().describe('Yours: a request that is sent twice is done once')
const line = z.string().max(20_000)

/** The three ways to ask. */
export const requestSchemas = {
  line: z.strictObject({ line: line.describe('As a person types it'), id: requestId }),
  press: z.strictObject({ press: line.describe("A button's line"), returnTo: line.optional(), id: requestId }),
  command: z.strictObject({
    command: z.string().max(100).describe('By name: task add'),
    values: z
      .record(z.string(), z.union([line, z.number(), z.boolean()]))
      .default({})
      .describe('Each option by name; true and false as yes and no'),
    id: requestId,
  }),
}

/** What webhooks are told, by type. */
export const eventDataSchemas: { readonly [T in WebhookEventType]: z.ZodType<WebhookData[T]> } = {
  'task.done': itemSchemas.tasks,
  'task.undone': itemSchemas.tasks,
  'focus.begun': itemSchemas.focus,
  'focus.ended': itemSchemas.focus,
  'nudge.sent': itemSchemas.nudges,
  ping: z.object({ webhook: z.string().describe('Its name') }),
}

/** The body of a message to a webhook. */
export const eventSchema = (type: WebhookEventType) =>
  z.object({
    id: id.describe('As in webhook-id: a repetition has the same one'),
    type: z.literal(type),
    timestamp: instant.describe('When it happened'),
    data: eventDataSchemas[type],
  })

const button = z.object({
  label: z.string(),
  line: z.string(),
  isPrimary: z.boolean().optional(),
  returnTo: z.string().optional(),
  about: z.string().optional(),
})

export const viewSchema = z
  .object({
    title: z.string(),
    notice: z.string().optional(),
    blocks: z.array(z.looseObject({ kind: z.enum(['text', 'item', 'fields', 'progress', 'select']) })),
    buttons: z.array(button),
    card: z.object({ kind: z.string(), id: z.string() }).optional(),
    question: z.object({ yes: z.string(), no: z.string() }).optional(),
  })
  .meta({ id: 'View' })

export const answerSchema = z
  .object({ isRepeat: z.boolean(), view: viewSchema, also: z.array(viewSchema) })
  .meta({ id: 'Answer' })

export const errorSchema = z
  .object({
    error: z.looseObject({
      code: z
        .string()
        .describe(
          'Stable: unauthorized, invalid, not-found, method, too-large, too-many, later, starting, failed, refused, or a rule such as focus.fewer-minutes-passed',
        ),
      message: z.string().describe('For the person who reads it'),
    }),
  })
  .meta({ id: 'Error' })
