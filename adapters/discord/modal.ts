// Renders a form as a modal: labelled text inputs, selects of at most 25 options, radio groups for few choices, and boxes
// for lists of few values.
// https://docs.discord.com/developers/components/reference#label
import {
  type APICheckboxGroupComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIRadioGroupComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import { type Form, type FormField, tickedValues } from '../../src/chat/form.ts'
import { splitGraphemes } from '../../src/chat/graphemes.ts'
import { formatLine } from '../../src/chat/parse/line.ts'
import type { Choice } from '../../src/chat/view.ts'
import { labelText, selectMenuOption } from './components.ts'
import { encodeCustomId, fitsCustomId } from './custom-id.ts'
import { LIMITS } from './limits.ts'
import { renderMarkdown } from './markdown.ts'

/**
 * Null if no field fits a modal: the question is then asked in words.
 * @param command the native command, `/me edit`, whose option suggests values as one types, which a modal cannot
 */
export function renderDiscordModal(form: Form, command?: string): APIModalInteractionResponseCallbackData | null {
  const line = formatLine(form.command, form.values)
  const isOptional = (blank: FormField): boolean => blank.name === form.file?.insteadOf
  const labels = [
    ...form.fields.flatMap(
      (blank) => labelOf(isOptional(blank) ? { ...blank, isRequired: false } : blank, command) ?? [],
    ),
    ...(form.file ? [fileLabel(form.file.about)] : []),
  ].slice(0, LIMITS.modalComponents)
  if (labels.length === 0 || !fitsCustomId(line)) return null
  return {
    custom_id: encodeCustomId({ kind: 'form', line }),
    title: labelText(form.title, LIMITS.modalTitle),
    components: form.problem ? withProblem(labels, form.problem) : labels,
  }
}

/** The error of the previous submission: above the fields while there is room, else in the first label. */
function withProblem(labels: APILabelComponent[], problem: string): (APILabelComponent | APITextDisplayComponent)[] {
  if (labels.length < LIMITS.modalComponents) {
    const content = renderMarkdown([{ kind: 'theirs', text: problem }], LIMITS.text)
    return [{ type: ComponentType.TextDisplay, content }, ...labels]
  }
  return labels.map((one, at) =>
    at === 0 ? { ...one, description: labelText(problem, LIMITS.fieldDescription) } : one,
  )
}

/** A file instead of text: what a text input of 4,000 characters would cut. */
const fileLabel = (about: string): APILabelComponent => ({
  type: ComponentType.Label,
  label: 'Or a file',
  description: labelText(about, LIMITS.fieldDescription),
  component: { type: ComponentType.FileUpload, custom_id: FILE_FIELD, required: false, min_values: 0, max_values: 1 },
})

/** The custom_id of a file; no option is called so. */
export const FILE_FIELD = '+file'

/** A number of a small range is chosen: 1, 2 or 3. */
function asChoice(blank: FormField): FormField {
  const { holds, range: { min, max } = {} } = blank
  if (holds !== 'integer' || min === undefined || max === undefined || max - min >= MAX_RADIO_CHOICES) return blank
  const choices = Array.from({ length: max - min + 1 }, (_, at) => ({ label: `${min + at}`, value: `${min + at}` }))
  return { ...blank, kind: 'choice', choices }
}

function labelOf(field: FormField, command: string | undefined): APILabelComponent | null {
  const blank = asChoice(field)
  const component =
    boxes(blank) ?? (isSelectable(blank) ? (isRadioGroup(blank) ? radio(blank) : select(blank)) : input(blank))
  if (!component) return null
  const suggests = blank.kind === 'lookup' && component.type === ComponentType.TextInput && command !== undefined
  const isBoxes = component.type === ComponentType.CheckboxGroup
  // Boxes hold less than words: whatever else the option understands is said by the command.
  const said =
    isBoxes && command !== undefined ? `Tick them. For anything else: ${command} ${blank.name}:` : blank.about
  const about = [said.trim(), suggests ? `${command} ${blank.name}: suggests as you type` : '']
    .filter((part) => part !== '')
    .join('. ')
  return {
    type: ComponentType.Label,
    label: labelText(blank.label, LIMITS.fieldLabel),
    ...(about === '' ? {} : { description: labelText(about, LIMITS.fieldDescription) }),
    component,
  }
}

/**
 * A select if there are choices and all fit it; a current value that is no choice is added. A refused value alone is no
 * choice: it is typed again.
 */
function isSelectable({ kind, choices = [], value }: FormField): boolean {
  if (kind !== 'choice' && kind !== 'lookup') return false
  // What can't all be listed is typed; of things to look up the first are enough.
  if (kind === 'choice' && choices.length > LIMITS.options) return false
  return (
    selectableChoices(choices).length > 0 && [...choices, { value: value ?? '' }].every((one) => isShort(one.value))
  )
}

/** Few required choices: a radio group, which cannot be cleared again. */
const isRadioGroup = ({ kind, choices = [], value = '', isRequired, isClearable = false }: FormField): boolean => {
  const { length } = selectableChoices(choices, value)
  return kind === 'choice' && length >= 2 && length <= MAX_RADIO_CHOICES && !isClearable && (isRequired || value !== '')
}

/** Boxes to tick, where the value is a list of few values or nothing. */
function boxes({ name, setOf, value = '', isRequired }: FormField): APICheckboxGroupComponent | null {
  const ticked = setOf ? tickedValues(setOf, value) : null
  if (!setOf || !ticked || setOf.choices.length > MAX_BOXES) return null
  return {
    type: ComponentType.CheckboxGroup,
    custom_id: name,
    required: isRequired,
    min_values: isRequired ? 1 : 0,
    max_values: setOf.choices.length,
    options: setOf.choices.map((choice) => ({
      ...selectMenuOption(choice),
      ...(ticked.includes(choice.value) ? { default: true } : {}),
    })),
  }
}

function radio({ name, choices = [], value, isRequired }: FormField): APIRadioGroupComponent {
  return {
    type: ComponentType.RadioGroup,
    custom_id: name,
    required: isRequired,
    options: selectableChoices(choices, value).map((choice) => ({
      ...selectMenuOption(choice),
      ...(choice.value === value ? { default: true } : {}),
    })),
  }
}

function select({ name, choices = [], value, isRequired }: FormField): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required: isRequired,
    min_values: isRequired ? 1 : 0,
    max_values: 1,
    options: selectableChoices(choices, value).map((choice) => ({
      ...selectMenuOption(choice),
      ...(choice.value === value ? { default: true } : {}),
    })),
  }
}

/** Distinct choices, always including the current value. */
function selectableChoices(choices: readonly Choice[], value = ''): Choice[] {
  const once = choices.filter(
    (one, at) => one.value !== '' && choices.findIndex((other) => other.value === one.value) === at,
  )
  const first = once.slice(0, LIMITS.options)
  if (value === '' || first.some((one) => one.value === value)) return first
  return [once.find((one) => one.value === value) ?? { label: value, value }, ...first].slice(0, LIMITS.options)
}

/** Null if the value is longer than Discord allows; the field is left out and the value stays. */
function input({
  name,
  kind,
  value: known = '',
  valueText: value = known,
  isRequired,
  max,
}: FormField): APITextInputComponent | null {
  if (value.length > LIMITS.input) return null
  const length = Math.min(LIMITS.input, Math.max(max ?? LIMITS.input, value.length))
  const isMultiline = kind === 'paragraph' || value.includes('\n') || splitGraphemes(value).length > 100
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: isMultiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: isRequired,
    max_length: length,
    ...(value === '' ? {} : { value }),
  }
}

/** Discord's limit of a group of boxes. */
const MAX_BOXES = 10
/** Above this number of choices a select is easier to scan. */
const MAX_RADIO_CHOICES = 5

const isShort = (value: string): boolean => value.length <= LIMITS.option
