export function Page() {
  return <h1>reviews/review</h1>
}
