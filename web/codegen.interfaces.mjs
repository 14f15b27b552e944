/** Writes which types stand for each interface, so that fragments match by knowledge, not by guess. */
import { isInterfaceType } from "graphql";

export function plugin(schema) {
  const found = Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .map((one) => [one.name, schema.getPossibleTypes(one).map((type) => type.name).sort()]);
  const text = JSON.stringify(Object.fromEntries(found), null, 2);
  return `export const interfaces: Record<string, string[]> = ${text};\n`;
}
