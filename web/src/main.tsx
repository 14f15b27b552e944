import "@mantine/core/styles.css";
import "@/app/console.css";
import "@/app/nonce";

import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";

import { App } from "@/app/App";
import { nonce } from "@/app/nonce";
import { theme, variables } from "@/app/theme";
import { loadWords } from "@/app/words";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
await loadWords();
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Router base="/console">
        <App />
      </Router>
    </MantineProvider>
  </StrictMode>,
);
