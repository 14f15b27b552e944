/** Who is signed in, and what their grants open. The hub decides; this only hides dead ends. */
import { Button, Center } from "@mantine/core";
import { createContext, use, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { ViewerDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";

export interface SignedIn {
  id: string | null;
  name: string;
  roles: ReadonlySet<string>;
  /** Classes that grants open of everybody. */
  everywhere: ReadonlySet<string>;
}

const Context = createContext<SignedIn | null>(null);

export function useViewer(): SignedIn {
  const found = use(Context);
  if (!found) throw new Error("useViewer stands outside ViewerProvider");
  return found;
}

/** `hr: CORE, TIME: everywhere` → `hr`. */
export function roleOf(grant: string): string {
  return grant.split(":", 1)[0] ?? "";
}

/** Grants of these roles open no values, whatever classes they name. */
const OFFICE = ["admin", "auditor", "developer"];

/** `hr: CORE, TIME: everywhere` → CORE and TIME; nothing for any other extent. */
export function openedBy(grant: string): string[] {
  const [role = "", classes = "", extent = ""] = grant.split(":").map((one) => one.trim());
  return extent === "everywhere" && !OFFICE.includes(role) ? classes.split(", ") : [];
}

export function ViewerProvider({ children }: { children: ReactNode }) {
  const [asked, again] = useQuery({ query: ViewerDocument });
  return (
    <Loaded asked={asked} again={again} lines={3}>
      {({ viewer }) => {
        const name = viewer.employee?.legalName ?? viewer.employee?.number ?? "";
        const roles = new Set(viewer.grants.map(roleOf));
        const everywhere = new Set(viewer.grants.flatMap(openedBy));
        const signedIn = { id: viewer.employee?.id ?? null, name, roles, everywhere };
        return <Context value={signedIn}>{roles.size ? children : <NotForYou />}</Context>;
      }}
    </Loaded>
  );
}

function NotForYou() {
  const { t } = useTranslation();
  const out = (
    <Button component="a" href="/signin/account" variant="default">
      {t("denied.account")}
    </Button>
  );
  return (
    <Center component="main" mih="80vh" p="lg">
      <Empty whole title={t("denied.title")} action={out}>
        {t("denied.about")}
      </Empty>
    </Center>
  );
}
