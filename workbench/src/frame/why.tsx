import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

export const WHY_SLOT = "why-slot";

/** What a view has to say in the right column, as long as no words are open there. */
export function Why({ children }: { readonly children: ReactNode }): ReactNode {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById(WHY_SLOT)), []);
  return slot === null ? null : createPortal(children, slot);
}
