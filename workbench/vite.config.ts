import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { packEngine } from "./pack-engine.ts";

const server = process.env["HEARSAY_SERVER"] ?? "http://127.0.0.1:8787";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packEngine(`${import.meta.dirname}/..`)],
  build: {
    outDir: "../dist/workbench",
    emptyOutDir: true,
    target: "es2023",
    // The policy of the page allows no script, style or font but those of its own origin, as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
  },
  // While one works on the workbench: its files from Vite, its data from a running `hearsay serve`.
  server: { proxy: { "/api": server } },
});
