/** A message that cannot be read; says in a few words why. Whoever sent it is not to be believed, nor to be harmed. */
export class BadMessage extends Error {}
