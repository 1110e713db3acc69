import { createRoot } from "react-dom/client";
import { SignedIn } from "./frame/sign-in.tsx";
import { applyTheme, theme } from "./frame/theme.ts";
import { Workbench } from "./frame/workbench.tsx";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/base.css";
import "./parts/button.css";

applyTheme();
theme.subscribe(applyTheme);
const place = document.getElementById("workbench");
if (place !== null)
  createRoot(place).render(
    <SignedIn>
      <Workbench />
    </SignedIn>,
  );
