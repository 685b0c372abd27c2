// Mantine in our colours: neutral ground, one accent. Colours come from tokens.css.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e3edf9',
  '#c9dff8',
  '#a9ceff',
  '#8fbbee',
  '#7cb4ff',
  '#4f8fdb',
  '#1a5fb4',
  '#17549f',
  '#0f3f7a',
  '#0b2e5c',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent },
  autoContrast: true,
  // Mantine chooses the text on the accent by the light shade alone.
  variantColorResolver: input => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: 'var(--on-accent)' } : colors;
  },
  fontFamily: '"Noto Sans JP Variable", "Noto Sans JP", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Noto Sans Mono", monospace',
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  // What is asked for is there at once.
  components: {
    Modal: { defaultProps: { transitionProps: { duration: 0 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
  },
});

const ours = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink2)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-placeholder': 'var(--ink2)',
  // Red is for money alone.
  '--mantine-color-error': 'var(--wait-ink)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: ours,
  dark: ours,
});
