/** A file of one's own machine goes into the hub; what comes back is its path there. */
import { FileInput, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { upload } from "@/graph/upload";
import { useTell } from "@/parts/telling";

interface Props {
  accept: string;
  taken: (path: string) => void;
}

export function UploadField({ accept, taken }: Props) {
  const { t, i18n } = useTranslation();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  async function send(file: File | null) {
    if (!file) return;
    setBusy(true);
    const found = await upload(file);
    setBusy(false);
    if ("code" in found) {
      tell.trouble(found);
      return;
    }
    const size = (found.size / 1000).toLocaleString(i18n.language, { maximumFractionDigits: 0 });
    setSaid(t("connect.uploaded", { name: found.name, size }));
    taken(found.path);
  }

  return (
    <>
      <FileInput
        label={t("connect.upload")}
        description={t("connect.uploadAbout")}
        placeholder={t("connect.choose")}
        accept={accept}
        leftSection={<IconUpload size={16} />}
        disabled={busy}
        onChange={(file) => void send(file)}
      />
      <Text size="sm" role="status">
        {busy ? t("connect.uploading") : said}
      </Text>
    </>
  );
}
