/** Terms of a vocabulary, and what they are called. */
import { useQuery } from "urql";

import { TermsDocument, type TermsQuery } from "@/gql/graphql";

export type Term = NonNullable<TermsQuery["vocabulary"]>["terms"][number];

export function useTerms(vocabulary: string): readonly Term[] {
  const [{ data }] = useQuery({
    query: TermsDocument,
    variables: { name: vocabulary },
    requestPolicy: "cache-first",
  });
  return data?.vocabulary?.terms ?? [];
}

/** Code → label; the code itself until labels have come. */
export function useTermLabel(vocabulary: string): (code: string) => string {
  const terms = useTerms(vocabulary);
  return (code) => terms.find((one) => one.code === code)?.label ?? code;
}
