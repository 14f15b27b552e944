import { useQuery } from "urql";

import { WhoDocument } from "@/gql/graphql";

const ROW = /^(employee_)?([0-9a-f]{8}-[0-9a-f-]{27})$/;

/** A person whom the hub names by an id, by their name if the reader may know it. */
export function Who({ is }: { is: string }) {
  const row = ROW.exec(is)?.[2];
  const [{ data }] = useQuery({
    query: WhoDocument,
    variables: { ids: [`employee_${row ?? ""}`] },
    pause: row === undefined,
    requestPolicy: "cache-first",
  });
  const [found] = data?.nodes ?? [];
  const name = found?.__typename === "Employee" ? (found.legalName ?? found.number) : null;
  return <span>{name ?? is}</span>;
}
