/**
 * j and k go from stop to stop: whatever in the middle column has `data-stop`. Going there is focus, and no more: Enter
 * then does what a click does, which is to jump and never to accept.
 */
export function goToStop(step: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>("#thing [data-stop]")].filter(
    (stop) => stop.offsetParent !== null || stop.getClientRects().length > 0,
  );
  const active = document.activeElement;
  const at = stops.findIndex((stop) => stop === active || stop.contains(active));
  const next = at < 0 ? (step > 0 ? stops[0] : stops.at(-1)) : stops[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
