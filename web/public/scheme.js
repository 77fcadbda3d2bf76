// Before the first paint, so that nobody who chose the dark sees a white flash.
{
  const chosen = localStorage.getItem('aftercare-scheme') ?? 'auto'
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
