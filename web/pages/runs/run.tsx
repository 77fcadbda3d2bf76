export function Page() {
  return <h1>runs/run</h1>
}
