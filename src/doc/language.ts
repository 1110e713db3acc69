/** True for what callers and pages write where they mean English: "en", "en-GB", "en_US", "eng", "English". */
export function isEnglish(language: string): boolean {
  return /^en(?:g(?:lish)?)?(?:[-_].*)?$/i.test(language.trim());
}
