import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
} from '@mantine/core';

const forest: MantineColorsTuple = [
  '#eef6f0',
  '#dcebe0',
  '#b7d7c0',
  '#8fc29e',
  '#69ae7e',
  '#4b9a65',
  '#37834f',
  '#286d3f',
  '#1b5630',
  '#0f3d20',
];

/** Greys with a breath of green, so that the accent belongs to them. */
const gray: MantineColorsTuple = [
  '#f7f9f7',
  '#eff3ef',
  '#e5eae6',
  '#dae1dc',
  '#c6cfc8',
  '#a9b4ac',
  '#7f8b82',
  '#5c685f',
  '#3c463f',
  '#232b26',
];

const dark: MantineColorsTuple = [
  '#d9e0db',
  '#b9c4bc',
  '#96a39a',
  '#6f7d74',
  '#3c4740',
  '#2f3933',
  '#222a25',
  '#19201c',
  '#131815',
  '#0d110f',
];

/** What lies above the page has the tone of its cards. */
const raised = { background: 'var(--surface)' };

export const theme = createTheme({
  primaryColor: 'forest',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { forest, gray, dark },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  components: {
    Menu: Menu.extend({ styles: { dropdown: raised } }),
    ModalRoot: Modal.Root.extend({ styles: { content: raised } }),
    Popover: Popover.extend({ styles: { dropdown: raised } }),
  },
  headings: { fontWeight: '650', textWrap: 'balance' },
});

/** The colours that are ours rather than Mantine's: one page tone, one card tone, one line, three verdicts. */
export const colourVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f7f4',
    '--mantine-color-text': '#1a211d',
    '--mantine-color-dimmed': '#56625a',
    '--mantine-color-default-border': '#dfe5df',
    '--mantine-color-anchor': 'var(--mantine-color-forest-7)',
    '--mantine-color-placeholder': '#6f7a73',
    '--mantine-color-error': '#b3261e',
    '--surface': '#ffffff',
    '--surface-sunk': '#eef2ed',
    '--accent': 'var(--mantine-color-forest-7)',
    '--accent-soft': 'var(--mantine-color-forest-0)',
    '--good': '#1f6b39',
    '--good-soft': '#e4f2e8',
    '--wait': '#7d5300',
    '--wait-soft': '#fbf0d9',
    '--bad': '#a3221b',
    '--bad-soft': '#fce8e6',
    '--calm': '#4c5850',
    '--calm-soft': '#edf0ed',
    '--confusion-right': '#2f7d49',
    '--confusion-wrong': '#b4641d',
  },
  dark: {
    '--mantine-color-body': '#0f1411',
    '--mantine-color-text': '#e3e9e4',
    '--mantine-color-dimmed': '#9aa79e',
    '--mantine-color-default-border': '#2a332d',
    '--mantine-color-anchor': 'var(--mantine-color-forest-3)',
    '--mantine-color-placeholder': '#849188',
    '--mantine-color-error': '#ff8a80',
    '--surface': '#171d19',
    '--surface-sunk': '#1f2722',
    '--accent': 'var(--mantine-color-forest-4)',
    '--accent-soft': '#1c2b21',
    '--good': '#7fd198',
    '--good-soft': '#17301f',
    '--wait': '#eec26a',
    '--wait-soft': '#33280f',
    '--bad': '#ff9d94',
    '--bad-soft': '#3a1a18',
    '--calm': '#b0bcb3',
    '--calm-soft': '#232b26',
    '--confusion-right': '#2f7d49',
    '--confusion-wrong': '#a85c17',
  },
});
