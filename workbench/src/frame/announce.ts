/** Says something to those who do not see it happen; the region stands in the frame. */
export function announce(text: string): void {
  const region = document.getElementById("announcements");
  if (region === null) return;
  region.textContent = "";
  // The same words twice are news only when the region was empty in between.
  window.setTimeout(() => {
    region.textContent = text;
  }, 50);
}
