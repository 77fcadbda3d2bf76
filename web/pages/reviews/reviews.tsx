export function Page() {
  return <h1>reviews/reviews</h1>
}
