/** Everybody whom the reader may know, found by name, pinyin, initials or number. */
import { Anchor, Badge, Button, Checkbox, Group, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import { Link } from "wouter";

import {
  PeopleFoundDocument,
  PeopleListDocument,
  type EmployeeOrder,
  type OrderDirection,
  type PeopleListQuery,
} from "@/gql/graphql";
import { ENDED } from "@/graph/client";
import { Loaded } from "@/graph/Loaded";
import { troubleOf } from "@/graph/trouble";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { Pager } from "@/parts/Pager";
import { SortHead } from "@/parts/SortHead";
import { useTell } from "@/parts/telling";
import { useFilters } from "@/parts/useFilters";
import { useOrder, type Order } from "@/parts/useOrder";
import { useViewer } from "@/app/viewer";

import { ChangeBySheet } from "./ChangeBySheet";
import { ChangeMany } from "./ChangeMany";
import { DepartmentFilter } from "./DepartmentFilter";

export type Listed = PeopleListQuery["employees"]["nodes"][number];

/** People of one change by the same values, and of one sheet. */
const MOST = 100;
const MOST_BY_SHEET = 1000;
/** Orders that an index of the hub has, so that a page costs the same among 100,000 people. */
const WAYS = { legalName: false, number: false, hireDate: true };
type Way = keyof typeof WAYS;

export default function PeoplePage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const under = get("department");
  const order = useOrder(WAYS);
  // Marked people stay so on other pages of the list.
  const [marked, setMarked] = useState<ReadonlyMap<string, Listed>>(new Map());
  const { roles } = useViewer();
  const edits = roles.has("hr") || roles.has("hrbp");
  const [changing, setChanging] = useState(false);
  const [sheet, setSheet] = useState(false);
  const wanted = {
    search: get("search") || null,
    filter: under ? { department: { under } } : null,
  };
  const [asked, again] = useQuery({
    query: PeopleListDocument,
    variables: {
      ...wanted,
      order: orderBy(order),
      after: get("after") || null,
    },
  });
  const client = useClient();
  const tell = useTell();
  // Those that are marked; without any, all whom the search finds.
  const bySheet = marked.size || (asked.data?.employees.totalCount ?? 0);

  async function whom(): Promise<string[] | null> {
    if (marked.size > 0) return [...marked.keys()];
    const found = await client
      .query(PeopleFoundDocument, wanted, { requestPolicy: "network-only" })
      .toPromise();
    const trouble = found.error && troubleOf(found.error);
    if (trouble && !ENDED.has(trouble.code)) tell.trouble(trouble);
    if (!found.data) return null;
    const { nodes, pageInfo } = found.data.employees;
    if (!pageInfo.hasNextPage) return nodes.map((one) => one.id);
    tell.trouble({ code: "ROWS_TOO_MANY", message: "", hint: null }); // more than when it was counted
    return null;
  }

  return (
    <Page title={t("people.title")} about={t("people.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Search value={get("search")} onSearch={(search) => { set({ search, after: "" }); }} />
        <DepartmentFilter
          value={under}
          onChange={(department) => { set({ department, after: "" }); }}
        />
        {edits && (
          <Button
            variant="default"
            disabled={bySheet === 0 || bySheet > MOST_BY_SHEET}
            onClick={() => { setSheet(true); }}
          >
            {t("people.sheet")}
          </Button>
        )}
        {marked.size > 0 && (
          <>
            <Button disabled={marked.size > MOST} onClick={() => { setChanging(true); }}>
              {t("people.changeMany", { count: marked.size })}
            </Button>
            <Button variant="subtle" onClick={() => { setMarked(new Map()); }}>{t("people.unmark")}</Button>
          </>
        )}
      </Group>
      {edits && bySheet > MOST_BY_SHEET && (
        <Text size="sm" c="dimmed">{t("people.sheetTooMany", { count: MOST_BY_SHEET })}</Text>
      )}
      {sheet && (
        <ChangeBySheet count={bySheet} whom={whom} again={again} close={() => { setSheet(false); }} />
      )}
      {changing && (
        <ChangeMany people={[...marked.values()]} again={again} close={() => { setChanging(false); }} />
      )}
      <Loaded asked={asked} again={again} lines={10}>
        {({ employees }) =>
          employees.nodes.length === 0 ? (
            <Empty title={t("people.none")}>{t("people.noneAbout")}</Empty>
          ) : (
            <>
              <PeopleTable
                people={employees.nodes}
                order={order}
                marked={edits ? marked : null}
                mark={(one) => { setMarked((now) => toggled(now, one)); }}
              />
              <Pager
                next={employees.pageInfo.hasNextPage ? employees.pageInfo.endCursor : null}
                after={get("after")}
                go={(after) => { set({ after }); }}
              >
                {t("people.total", { count: employees.totalCount })}
              </Pager>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const PAUSE = 300;

function Search({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(onSearch, PAUSE, text);
    return () => {
      clearTimeout(timer);
    };
  }, [text, value, onSearch]);
  return (
    <TextInput
      label={t("people.search")}
      placeholder={t("people.searchHint")}
      leftSection={<IconSearch size={16} />}
      value={text}
      onChange={(event) => { setText(event.currentTarget.value); }}
      w={300}
    />
  );
}

function toggled(now: ReadonlyMap<string, Listed>, one: Listed): ReadonlyMap<string, Listed> {
  const next = new Map(now);
  if (!next.delete(one.id)) next.set(one.id, one);
  return next;
}

/** The wish as the graph takes it: one field with its direction. */
function orderBy({ by, falling }: Order<Way>): EmployeeOrder[] {
  const direction: OrderDirection = falling ? "DESC" : "ASC";
  switch (by) {
    case "legalName":
      return [{ legalName: direction }];
    case "number":
      return [{ number: direction }];
    case "hireDate":
      return [{ hireDate: direction }];
  }
}

interface TableProps {
  people: readonly Listed[];
  order: Order<Way>;
  /** Null for whoever edits nobody. */
  marked: ReadonlyMap<string, Listed> | null;
  mark: (one: Listed) => void;
}

function PeopleTable({ people, order, marked, mark }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("people.title")}>
        <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {marked && <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>}
              <SortHead name="legalName" order={order}>{t("people.name")}</SortHead>
              <SortHead name="number" order={order}>{t("people.number")}</SortHead>
              <Table.Th scope="col">{t("people.department")}</Table.Th>
              <Table.Th scope="col">{t("people.position")}</Table.Th>
              <SortHead name="hireDate" order={order}>{t("people.hired")}</SortHead>
              <Table.Th scope="col">{t("people.status")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((one) => (
              <Table.Tr key={one.id}>
                {marked && (
                  <Table.Td>
                    <Checkbox
                      aria-label={t("people.markOne", { name: one.legalName ?? one.number })}
                      checked={marked.has(one.id)}
                      onChange={() => { mark(one); }}
                    />
                  </Table.Td>
                )}
                <Table.Th scope="row" className="plain">
                  <Anchor component={Link} href={`/people/${one.id}`} fw={600}>
                    {one.legalName ?? one.number ?? t("people.unnamed")}
                  </Anchor>
                </Table.Th>
                <Table.Td>{one.number}</Table.Td>
                <Table.Td>{one.department?.name}</Table.Td>
                <Table.Td>{one.position}</Table.Td>
                <Table.Td>{one.hireDate}</Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    <Text span>{one.status?.label}</Text>
                    {one.pending.length > 0 && (
                      <Badge variant="dot" color="orange" tt="none" fw={500} className="state">
                        {t("people.waits", { count: one.pending.length })}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
