export function Page() {
  return <h1>decisions/decisions</h1>
}
