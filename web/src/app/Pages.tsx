/** Which page stands at which address; each is loaded when it is first wanted. */
import { Button, Skeleton } from "@mantine/core";
import { lazy, Suspense, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Link, Route, Switch } from "wouter";

import { Home } from "@/features/home/Home";
import { Empty } from "@/parts/Empty";

const PAGES: readonly (readonly [string, ComponentType])[] = [
  ["/queue", lazy(() => import("@/features/queue/QueuePage"))],
  ["/quarantine", lazy(() => import("@/features/quarantine/QuarantinePage"))],
  ["/conflicts", lazy(() => import("@/features/conflicts/ConflictsPage"))],
  ["/late", lazy(() => import("@/features/late/LatePage"))],
  ["/own-edits", lazy(() => import("@/features/ownedits/OwnEditsPage"))],
  ["/quality", lazy(() => import("@/features/quality/QualityPage"))],
  ["/systems", lazy(() => import("@/features/systems/SystemsPage"))],
  ["/connect", lazy(() => import("@/features/connect/ConnectPage"))],
  ["/connect/:name", lazy(() => import("@/features/connect/ConnectPage"))],
  ["/mappings", lazy(() => import("@/features/mappings/MappingsPage"))],
  ["/mappings/:connection/:stream", lazy(() => import("@/features/mappings/MappingPage"))],
  ["/people", lazy(() => import("@/features/people/PeoplePage"))],
  ["/people/:id", lazy(() => import("@/features/people/PersonPage"))],
  ["/identity", lazy(() => import("@/features/identity/IdentityPage"))],
  ["/vocabularies", lazy(() => import("@/features/vocabularies/VocabulariesPage"))],
  ["/vocabularies/departments", lazy(() => import("@/features/vocabularies/DepartmentsPage"))],
  ["/vocabularies/:name", lazy(() => import("@/features/vocabularies/VocabularyPage"))],
  ["/access", lazy(() => import("@/features/access/AccessPage"))],
  ["/audit", lazy(() => import("@/features/audit/AuditPage"))],
  ["/systems/:name", lazy(() => import("@/features/systems/SystemPage"))],
];

export function Pages() {
  return (
    <Suspense fallback={<Skeleton height={240} />}>
      <Switch>
        <Route path="/" component={Home} />
        {PAGES.map(([path, page]) => (
          <Route key={path} path={path} component={page} />
        ))}
        <Route component={NotHere} />
      </Switch>
    </Suspense>
  );
}

function NotHere() {
  const { t } = useTranslation();
  const home = (
    <Button component={Link} href="/">
      {t("places.home")}
    </Button>
  );
  return (
    <Empty whole title={t("notHere.title")} action={home}>
      {t("notHere.about")}
    </Empty>
  );
}
