/** A file that the graph gave is kept by the browser. */
export interface Kept {
  name: string;
  mediaType: string;
  /** In base64. */
  content: string;
}

export function download({ name, mediaType, content }: Kept): void {
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
