/** The page's nonce: styles that libraries insert are let in by it, and no others. */
const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');

export const nonce = meta?.nonce ?? "";

// react-style-singleton, which keeps the page from scrolling under a dialog, reads it from here.
Object.assign(globalThis, { __webpack_nonce__: nonce });
