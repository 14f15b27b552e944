/** Why something is decided: a field beside the list, to which the keyboard is led while it is empty. */
import { TextInput } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";

interface Reason {
  field: ReactNode;
  /** Whether it is said. */
  said: boolean;
  /** What is said; empty where nothing is. */
  text: string;
  /** Does it with the reason if that is said; else leads to the field. Whether it was done. */
  act: (doing: (reason: string) => Promise<boolean>) => Promise<boolean>;
}

export function useReason(label: string): Reason {
  const [reason, setReason] = useState("");
  const why = useRef<HTMLInputElement>(null);
  const said = reason.trim();
  return {
    field: (
      <TextInput
        ref={why}
        label={label}
        value={reason}
        onChange={(event) => { setReason(event.currentTarget.value); }}
        w={320}
      />
    ),
    said: said !== "",
    text: said,
    act: async (doing) => {
      if (said) return doing(said);
      why.current?.focus();
      return false;
    },
  };
}
