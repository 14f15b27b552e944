/** Connect a system step by step: where it is, what it has, what that means, when it is read. */
import { Anchor, Stepper } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";

import { ConnectionSettingsDocument, ConnectorKindsDocument, type ConnectionSettingsQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";

import { FinishStep } from "./FinishStep";
import { LookStep } from "./LookStep";
import { EMPTY, type Kind, type Plan, type Settings, type Stream } from "./plan";
import { StreamsStep } from "./StreamsStep";
import { SystemStep } from "./SystemStep";

type Kept = NonNullable<ConnectionSettingsQuery["connectionSettings"]>;

export default function ConnectPage() {
  const { t } = useTranslation();
  const { name } = useParams<{ name?: string }>();
  const [kinds, again] = useQuery({ query: ConnectorKindsDocument, requestPolicy: "cache-first" });
  const [kept, keptAgain] = useQuery({
    query: ConnectionSettingsDocument,
    variables: { name: name ?? "" },
    pause: name === undefined,
    requestPolicy: "network-only",
  });
  return (
    <Page
      title={name === undefined ? t("connect.title") : t("connect.change", { name })}
      about={t("connect.about")}
      trail={<Anchor component={Link} href="/systems">{t("systems.title")}</Anchor>}
    >
      <Loaded asked={kinds} again={again}>
        {({ connectorKinds }) =>
          name === undefined ? (
            <Steps kinds={connectorKinds ?? []} kept={null} />
          ) : (
            <Loaded asked={kept} again={keptAgain}>
              {({ connectionSettings }) =>
                connectionSettings ? (
                  <Steps kinds={connectorKinds ?? []} kept={connectionSettings} />
                ) : (
                  <Empty title={t("systems.unknown", { name })}>{t("systems.unknownAbout")}</Empty>
                )
              }
            </Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}

function planOf(kept: Kept | null): Plan {
  if (kept === null) return EMPTY;
  const { streams, ...config } = kept.config as Settings;
  const declared = (streams ?? {}) as Record<string, Settings>;
  const chosen = Object.fromEntries(kept.streams.map((one) => [one, declared[one] ?? null]));
  const { name, connector: kind, schedule } = kept;
  return { ...EMPTY, kind, name, config, chosen, schedule: schedule ?? "" };
}

function Steps({ kinds, kept }: { kinds: readonly Kind[]; kept: Kept | null }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [plan, setPlan] = useState<Plan>(() => planOf(kept));
  const [streams, setStreams] = useState<readonly Stream[]>([]);
  const change = (part: Partial<Plan>) => { setPlan((now) => ({ ...now, ...part })); };
  const back = () => { setStep((now) => now - 1); };
  const on = () => { setStep((now) => now + 1); };
  const shared = { plan, change, back, on, there: kept !== null };
  return (
    <Stepper
      active={step}
      onStepClick={setStep}
      allowNextStepsSelect={false}
      size="sm"
      aria-label={t("connect.steps")}
    >
      <Stepper.Step label={t("connect.system")} description={t("connect.systemAbout")}>
        <SystemStep
          {...shared}
          kinds={kinds}
          kept={kept?.secrets ?? []}
          found={(all) => {
            setStreams(all);
            on();
          }}
        />
      </Stepper.Step>
      <Stepper.Step label={t("connect.streams")} description={t("connect.streamsAbout")}>
        <StreamsStep {...shared} streams={streams} />
      </Stepper.Step>
      <Stepper.Step label={t("connect.meaning")} description={t("connect.meaningAbout")}>
        <LookStep {...shared} />
      </Stepper.Step>
      <Stepper.Step label={t("connect.finish")} description={t("connect.finishAbout")}>
        <FinishStep {...shared} />
      </Stepper.Step>
    </Stepper>
  );
}

/** What every step is given. */
export interface StepProps {
  plan: Plan;
  change: (part: Partial<Plan>) => void;
  back: () => void;
  on: () => void;
  /** Whether the connection is there already. */
  there: boolean;
}
