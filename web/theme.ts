import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** One blue for what can be pressed and where one is; everything else speaks through ink, weight and shape. */
const blue: MantineColorsTuple = [
  '#eef3ff',
  '#dbe5fd',
  '#b6c9f9',
  '#8eabf4',
  '#6a90ee',
  '#4f7be8',
  '#3c6ae0',
  '#2f5bd7',
  '#274cb8',
  '#1f3d95',
]

/** `close` is what the button in the corner of a dialog is called: the kit gives it no name. */
export const themeIn = ({ close }: { readonly close: string }) =>
  createTheme({
    primaryColor: 'blue',
    primaryShade: 7,
    colors: { blue },
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
    lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.5', xl: '1.35' },
    defaultRadius: 'md',
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
    headings: {
      fontWeight: '620',
      sizes: {
        h1: { fontSize: '26px', lineHeight: '1.25' },
        h2: { fontSize: '17px', lineHeight: '1.35' },
        h3: { fontSize: '14px', lineHeight: '1.4' },
      },
    },
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: { Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': close } } } },
  })
