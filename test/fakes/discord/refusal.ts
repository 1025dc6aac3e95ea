// What Discord's own client would not let a person do. Tests see it at once, instead of a bot seeing nonsense.
export class ClientRefusal extends Error {}

export function refuseUnless(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new ClientRefusal(sentence)
}
