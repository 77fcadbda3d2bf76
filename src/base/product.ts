/** The version of this build, as package.json says it (a test holds them together). */
export const VERSION = '0.1.0'

/** What folders, findings and reviews name as the program that wrote them. */
export const PRODUCT = `aftercare ${VERSION}`
