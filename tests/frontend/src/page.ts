// A page to render on, before any part of React is loaded. `fetch` stays the one of Node.
import { Window } from "happy-dom";

const page = new Window({ url: "http://localhost/" });
const NAMES = ["document", "navigator", "HTMLElement", "HTMLIFrameElement", "Element", "Node", "Event", "MutationObserver"];
for (const name of NAMES) {
  Object.defineProperty(globalThis, name, { value: Reflect.get(page, name), configurable: true });
}
Object.assign(globalThis, { window: page, IS_REACT_ACT_ENVIRONMENT: true });
