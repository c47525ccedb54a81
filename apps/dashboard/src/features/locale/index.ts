export { LanguageSwitch } from './language-switch';
export { LocaleProvider } from './locale-provider';
