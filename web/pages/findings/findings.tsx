export function Page() {
  return <h1>findings/findings</h1>
}
