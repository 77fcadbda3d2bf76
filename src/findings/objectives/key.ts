/** What the finding is about that a promise leaves where it is not kept. */
export const objectiveKey = (workflow: string, name: string): string => `objective:${workflow}:${name}`
