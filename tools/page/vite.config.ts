/** How the page is built: everything in a few files of its own, nothing from elsewhere. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  clearScreen: false,
  build: {
    outDir: "../../build/page",
    emptyOutDir: true,
    target: "es2022",
    // The server's Content-Security-Policy knows files of its own alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
