// Discord's limits. Lengths are in UTF-16 units, which is never less than Discord's own count. From
// https://docs.discord.com/developers/components/reference and …/interactions/application-commands

export const LIMITS = {
  customId: 100,
  components: 40,
  /** Of all text displays of a message together. */
  text: 4000,
  /** Of what a picture shows, in words. */
  alt: 1024,
  rowButtons: 5,
  buttonLabel: 80,
  options: 25,
  option: 100,
  placeholder: 150,
  modalTitle: 45,
  modalComponents: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  input: 4000,
  commands: 100,
  menus: 15,
  menuName: 32,
  commandCharacters: 8000,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandText: 6000,
  nonce: 25,
} as const
