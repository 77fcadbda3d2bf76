export function Page() {
  return <h1>findings/finding</h1>
}
