/** A library on a server, and not in a file. */
export const isServerAddress = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** A library's place as it may be shown: passwords have no place in messages and logs. */
export function shownPlace(place: string): string {
  if (!isServerAddress(place)) return place;
  if (!URL.canParse(place)) return "postgres://…";
  const url = new URL(place);
  if (url.password !== "") url.password = "…";
  for (const name of ["password", "sslpassword"]) if (url.searchParams.has(name)) url.searchParams.set(name, "…");
  return url.href.replaceAll("%E2%80%A6", "…");
}
