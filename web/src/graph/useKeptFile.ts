/** A file that the graph gives away, kept on one's own machine; what goes wrong is told. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useClient, type AnyVariables } from "urql";

import { useTell } from "@/parts/telling";

import { download, type Kept } from "./download";
import { troubleOf } from "./trouble";

export function useKeptFile<D, V extends AnyVariables>(
  document: TypedDocumentNode<D, V>,
  fileOf: (data: D) => Kept | null,
) {
  const client = useClient();
  const tell = useTell();
  const [busy, setBusy] = useState(false);

  async function keep(variables: V): Promise<void> {
    setBusy(true);
    const { data, error } = await client
      .query(document, variables, { requestPolicy: "network-only" })
      .toPromise();
    setBusy(false);
    if (error) tell.trouble(troubleOf(error));
    const file = data && fileOf(data);
    if (file) download(file);
  }

  return { keep, busy };
}
