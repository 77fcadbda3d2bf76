/** A text as HTML shows it, in an element or an attribute. */
export const text = (value: string): string => value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
