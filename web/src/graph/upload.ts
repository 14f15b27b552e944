/** Files go to the hub beside the graph, whose requests hold 1 MB: a file is its own request. */
import { problemIn, type Trouble } from "./trouble";

export interface Uploaded {
  path: string;
  name: string;
  size: number;
  kind: "table" | "manifest";
}

interface Answer extends Partial<Uploaded> {
  errors?: { message: string; extensions: { code: string; hint?: string; detail?: string } }[];
}

/** The file as it lies in the hub now, or why it does not. */
export async function upload(file: File): Promise<Uploaded | Trouble> {
  const headers = { "content-type": "application/octet-stream", "x-hub-request": "console" };
  const address = `/files?name=${encodeURIComponent(file.name)}`;
  try {
    const sent = await fetch(address, { method: "POST", body: file, headers });
    const answer = (await sent.json()) as Answer;
    const [first] = answer.errors ?? [];
    if (!first) return answer as Uploaded;
    const { message, extensions } = first;
    const told = { __typename: "Problem", code: extensions.code, message };
    const { hint = null, detail = null } = extensions;
    return problemIn({ ...told, hint, detail }) as Trouble;
  } catch {
    return { code: "OFFLINE", message: "", hint: null };
  }
}
