export function Page() {
  return <h1>runs/runs</h1>
}
