import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconShieldQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { AuditStatusDocument, VerifyAuditDocument, type AuditStatusQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useTell } from "@/parts/telling";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

type Status = NonNullable<AuditStatusQuery["auditStatus"]>;

/** When the chain was last sealed, anchored and verified, and what the verifier said. */
export function ChainStatus() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: AuditStatusDocument });
  const [verifying, setVerifying] = useState(false);
  const tell = useTell();
  const { act } = useAct(VerifyAuditDocument);

  async function verify(reason: string): Promise<boolean> {
    const told = (await act({ reason }))?.verifyAudit;
    if (told?.__typename !== "VerifyAuditSuccess") return false;
    tell.done(told.count === 0 ? t("audit.sound", { count: told.entries }) : t("audit.unsound", { count: told.count }));
    again({ requestPolicy: "network-only" });
    return true;
  }

  return (
    <section className="surface pad" aria-labelledby="chain">
      <Group justify="space-between" align="flex-start">
        <Title order={2} id="chain" size="h4">{t("audit.chain")}</Title>
        <Button variant="default" size="xs" onClick={() => { setVerifying(true); }}>{t("audit.verify")}</Button>
      </Group>
      <Loaded asked={asked} again={again} lines={2}>
        {({ auditStatus }) => auditStatus && <Told status={auditStatus} />}
      </Loaded>
      {verifying && (
        <ReasonDialog
          title={t("audit.verify")}
          about={t("audit.verifyAbout")}
          doing={t("audit.verify")}
          act={verify}
          close={() => { setVerifying(false); }}
        />
      )}
    </section>
  );
}

function Told({ status }: { status: Status }) {
  const { t } = useTranslation();
  const { verified } = status;
  return (
    <Stack gap={6} mt="xs">
      <Group gap="sm" data-verdict={verified === null ? "never" : verified.count === 0 ? "sound" : "unsound"}>
        <Verdict verified={verified} />
      </Group>
      {verified !== null && verified.count > 0 && (
        <Stack gap={2}>
          {verified.findings.map((code) => <Finding key={code} code={code} />)}
          <Text size="sm">{t("audit.unsoundAbout")}</Text>
        </Stack>
      )}
      <Text size="sm" c="dimmed">
        {status.sealedAt === null ? t("audit.neverSealed") : (
          <>
            {t("audit.sealed", { count: status.chained })} <When at={status.sealedAt} />
            {" · "}
            {t(status.anchored === status.chained ? "audit.anchored" : "audit.anchoredTo", { count: status.anchored })}
          </>
        )}
        {status.waitingSince !== null && (
          <> · {t("audit.waiting", { count: status.waiting })} <When at={status.waitingSince} /></>
        )}
      </Text>
    </Stack>
  );
}

function Verdict({ verified }: { verified: Status["verified"] }) {
  const { t } = useTranslation();
  if (verified === null) {
    return (
      <>
        <IconShieldQuestion size={20} aria-hidden />
        <Text>{t("audit.never")}</Text>
      </>
    );
  }
  const Icon = verified.count === 0 ? IconCircleCheck : IconAlertTriangle;
  return (
    <>
      <Icon size={20} aria-hidden />
      <Text fw={600}>
        {verified.count === 0 ? t("audit.sound", { count: verified.entries }) : t("audit.unsound", { count: verified.count })}
      </Text>
      <Text size="sm" c="dimmed">
        <When at={verified.at} /> · <Who is={verified.by} /> · {t("audit.checkpoints", { count: verified.checkpoints })}
      </Text>
    </>
  );
}

function Finding({ code }: { code: string }) {
  const { t, i18n } = useTranslation();
  const key = `audit.findings.${code}`;
  return <Text size="sm"><code>{code}</code> {i18n.exists(key) ? t(key as "audit.findings.ENTRY_CHANGED") : ""}</Text>;
}
