import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import './parts/style.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api.ts'
import { keepLanguage, type Language, languages, preferredLanguage, Speaking } from './messages/messages.ts'
import { router } from './router.tsx'
import { themeIn } from './theme.ts'

const schemes = localStorageColorSchemeManager({ key: 'aftercare-scheme' })

function Desk() {
  const [language, setLanguage] = useState(preferredLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const theme = useMemo(() => themeIn(languages[language]), [language])
  const speak = (wished: Language) => {
    keepLanguage(wished)
    setLanguage(wished)
    // Sentences of the answers are in the language they were asked for in.
    void queries.invalidateQueries()
  }
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemes}>
      <QueryClientProvider client={queries}>
        <Speaking value={language}>
          <RouterProvider router={router} context={{ speak }} />
        </Speaking>
      </QueryClientProvider>
    </MantineProvider>
  )
}

const desk = document.getElementById('desk')
if (desk)
  createRoot(desk).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  )
