export function Page() {
  return <h1>overview/overview</h1>
}
