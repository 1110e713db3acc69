import { preference } from "./preferences.ts";

export type Theme = "system" | "light" | "dark";
export const theme = preference<Theme>("theme", "system");

export function applyTheme(): void {
  const value = theme.get();
  if (value === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = value;
}
