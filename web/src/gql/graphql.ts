/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Let a value mean a department; cells that wait with it are filled. */
export type AddDepartmentAliasInput = {
  /** Only in this connection. */
  connection?: string | null | undefined;
  /** What it means. */
  department: string | number;
  /** Why; kept in the trail. */
  reason: string;
  /** As systems send it. */
  value: string;
};

/** Ask to read more than usual for an hour. */
export type AskEmergencyInput = {
  /** HR classes, such as PAY; never HEALTH. */
  classes: Array<string>;
  /** What for; it stands in the audit. */
  purpose: string;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type AssignmentFilter = {
  /** What began the post. */
  action?: TermFilter | null | undefined;
  /** All of these hold. */
  and?: Array<AssignmentFilter> | null | undefined;
  /** Cost centre. */
  costCentre?: CodeFilter | null | undefined;
  /** Where. */
  department?: DepartmentLinkFilter | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Within which employment. */
  employment?: EmploymentLinkFilter | null | undefined;
  /** Grade. */
  grade?: CodeFilter | null | undefined;
  /** Established post held. */
  heldPosition?: PositionLinkFilter | null | undefined;
  /** Family of jobs. */
  jobFamily?: TextFilter | null | undefined;
  /** At which site. */
  location?: LocationLinkFilter | null | undefined;
  /** Reports to. */
  manager?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: AssignmentFilter | null | undefined;
  /** One of these holds. */
  or?: Array<AssignmentFilter> | null | undefined;
  /** Share of full time, 0 to 100. */
  percent?: DecimalFilter | null | undefined;
  /** Title of the post. */
  position?: TextFilter | null | undefined;
  /** The main one of several posts. */
  primary?: BooleanFilter | null | undefined;
  /** Whether the work is done away from the site. */
  remote?: BooleanFilter | null | undefined;
  /** Reports to besides (dotted line). */
  secondManager?: EmployeeLinkFilter | null | undefined;
  /** Works by which shift as a rule. */
  shift?: ShiftLinkFilter | null | undefined;
};

/** A condition on a list of Assignment: those that the viewer may know of. */
export type AssignmentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: AssignmentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: AssignmentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: AssignmentFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type AttendanceDayFilter = {
  /** Absent without leave. */
  absentMinutes?: IntFilter | null | undefined;
  /** All of these hold. */
  and?: Array<AttendanceDayFilter> | null | undefined;
  /** Which day. */
  date?: DateFilter | null | undefined;
  /** Left early by. */
  earlyMinutes?: IntFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** First punch in. */
  firstIn?: DateTimeFilter | null | undefined;
  /** Last punch out. */
  lastOut?: DateTimeFilter | null | undefined;
  /** Late by. */
  lateMinutes?: IntFilter | null | undefined;
  /** On leave. */
  leaveMinutes?: IntFilter | null | undefined;
  /** This does not hold. */
  not?: AttendanceDayFilter | null | undefined;
  /** One of these holds. */
  or?: Array<AttendanceDayFilter> | null | undefined;
  /** Beyond the shift. */
  overtimeMinutes?: IntFilter | null | undefined;
  /** Time due. */
  scheduledMinutes?: IntFilter | null | undefined;
  /** Shift that applied. */
  shift?: TextFilter | null | undefined;
  /** Result of the day. */
  status?: TermFilter | null | undefined;
  /** Time worked. */
  workedMinutes?: IntFilter | null | undefined;
};

/** A condition on a list of AttendanceDay: those that the viewer may know of. */
export type AttendanceDayListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: AttendanceDayFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: AttendanceDayFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: AttendanceDayFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type BankAccountFilter = {
  /** All of these hold. */
  and?: Array<BankAccountFilter> | null | undefined;
  /** Name of the bank. */
  bank?: TextFilter | null | undefined;
  /** BIC, routing or joint code (联行号). */
  bankCode?: CodeFilter | null | undefined;
  /** Branch (开户行). */
  branch?: TextFilter | null | undefined;
  /** ISO 4217. */
  currency?: CodeFilter | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: BankAccountFilter | null | undefined;
  /** Account number or IBAN. */
  number?: SealedFilter | null | undefined;
  /** One of these holds. */
  or?: Array<BankAccountFilter> | null | undefined;
  /** Whether pay goes there. */
  primary?: BooleanFilter | null | undefined;
  /** Kind of account. */
  type?: TermFilter | null | undefined;
};

/** A condition on a list of BankAccount: those that the viewer may know of. */
export type BankAccountListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: BankAccountFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: BankAccountFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: BankAccountFilter | null | undefined;
};

/** A condition on a Boolean. */
export type BooleanFilter = {
  /** Equal. */
  eq?: boolean | null | undefined;
  /** Equal to one of these. */
  in?: Array<boolean> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type BusinessTripFilter = {
  /** All of these hold. */
  and?: Array<BusinessTripFilter> | null | undefined;
  /** Who decides. */
  approver?: EmployeeLinkFilter | null | undefined;
  /** How long, in days. */
  days?: DecimalFilter | null | undefined;
  /** Where to. */
  destination?: TextFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Last day, inclusive. */
  endDate?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: BusinessTripFilter | null | undefined;
  /** One of these holds. */
  or?: Array<BusinessTripFilter> | null | undefined;
  /** What for. */
  purpose?: TextFilter | null | undefined;
  /** First day. */
  startDate?: DateFilter | null | undefined;
  /** Where the request stands. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of BusinessTrip: those that the viewer may know of. */
export type BusinessTripListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: BusinessTripFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: BusinessTripFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: BusinessTripFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type CalendarDayFilter = {
  /** All of these hold. */
  and?: Array<CalendarDayFilter> | null | undefined;
  /** In which calendar. */
  calendar?: WorkCalendarLinkFilter | null | undefined;
  /** Which day. */
  date?: DateFilter | null | undefined;
  /** Name of the holiday. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: CalendarDayFilter | null | undefined;
  /** One of these holds. */
  or?: Array<CalendarDayFilter> | null | undefined;
  /** Workday, rest day, holiday, make-up workday. */
  type?: TermFilter | null | undefined;
  /** Time due on that day. */
  workMinutes?: IntFilter | null | undefined;
};

/** A condition on a list of CalendarDay: those that the viewer may know of. */
export type CalendarDayListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: CalendarDayFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: CalendarDayFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: CalendarDayFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type CertificateFilter = {
  /** All of these hold. */
  and?: Array<CertificateFilter> | null | undefined;
  /** Won by which course. */
  course?: CourseLinkFilter | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Reference of the scan. */
  file?: TextFilter | null | undefined;
  /** Day of issue. */
  issuedOn?: DateFilter | null | undefined;
  /** Who issued it. */
  issuer?: TextFilter | null | undefined;
  /** Level or grade. */
  level?: TextFilter | null | undefined;
  /** Whether the post demands it. */
  mandatory?: BooleanFilter | null | undefined;
  /** What it certifies. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: CertificateFilter | null | undefined;
  /** Number. */
  number?: CodeFilter | null | undefined;
  /** One of these holds. */
  or?: Array<CertificateFilter> | null | undefined;
  /** Valid, expired, withdrawn. */
  status?: TermFilter | null | undefined;
  /** Last day of validity, inclusive. */
  validUntil?: DateFilter | null | undefined;
};

/** A condition on a list of Certificate: those that the viewer may know of. */
export type CertificateListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: CertificateFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: CertificateFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: CertificateFilter | null | undefined;
};

/** Change a department, now or on a day to come. */
export type ChangeDepartmentInput = {
  /** What is wanted. */
  change: DepartmentChangeInput;
  /** Why; kept in the trail. */
  reason: string;
};

/** Take a workbook of `peopleSheet` that was filled in. */
export type ChangePeopleBySheetInput = {
  /** Its bytes in base64. */
  content: string;
  /** Say what would become of it, and change nothing. */
  dryRun?: boolean;
  /** Which 100 of its lines, from 1: a sheet of more is taken in parts, each with an Idempotency-Key of its own. Without it, all of a sheet that has no more. */
  part?: number | null | undefined;
  /** Why; kept in the trail. */
  reason: string;
};

/** A condition on a String. */
export type CodeFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Begins with. */
  prefix?: string | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type CompensationFilter = {
  /** All of these hold. */
  and?: Array<CompensationFilter> | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** How often it is paid. */
  frequency?: TermFilter | null | undefined;
  /** Base pay, an allowance, … */
  item?: TermFilter | null | undefined;
  /** This does not hold. */
  not?: CompensationFilter | null | undefined;
  /** One of these holds. */
  or?: Array<CompensationFilter> | null | undefined;
  /** For an hour, a month, a year. */
  unit?: TermFilter | null | undefined;
};

/** A condition on a list of Compensation: those that the viewer may know of. */
export type CompensationListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: CompensationFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: CompensationFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: CompensationFilter | null | undefined;
};

/** Connect a system; each stream with a mapping begins as a draft. */
export type ConnectSystemInput = {
  /** Its form, with the streams that are chosen. */
  config: unknown;
  /** Kind of system. */
  connector: string;
  /** Mappings to begin with, for streams that are new. */
  drafts?: Array<StreamDraftInput>;
  /** Name of the connection. */
  name: string;
  /** The connection is there already, and is changed. */
  replaces?: boolean;
  /** `every 15m`, `daily 02:30`; null: only by hand. */
  schedule?: string | null | undefined;
  /** By name; null: those that are kept. */
  secrets?: unknown;
  /** To be connected. */
  streams: Array<string>;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type ContractFilter = {
  /** All of these hold. */
  and?: Array<ContractFilter> | null | undefined;
  /** Fixed, open-ended, until a task is done. */
  duration?: TermFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** For which employment. */
  employment?: EmploymentLinkFilter | null | undefined;
  /** Last day, inclusive; none where it is open-ended. */
  endDate?: DateFilter | null | undefined;
  /** Day on which it really ended. */
  endedOn?: DateFilter | null | undefined;
  /** References of the signed files. */
  files?: TextFilter | null | undefined;
  /** The other party. */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** This does not hold. */
  not?: ContractFilter | null | undefined;
  /** Number. */
  number?: CodeFilter | null | undefined;
  /** One of these holds. */
  or?: Array<ContractFilter> | null | undefined;
  /** How often it was signed, the first time included. */
  renewals?: IntFilter | null | undefined;
  /** Day of signature. */
  signedOn?: DateFilter | null | undefined;
  /** First day. */
  startDate?: DateFilter | null | undefined;
  /** Signed, ended, … */
  status?: TermFilter | null | undefined;
  /** Kind of agreement. */
  type?: TermFilter | null | undefined;
};

/** A condition on a list of Contract: those that the viewer may know of. */
export type ContractListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: ContractFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: ContractFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: ContractFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type ContributionFilter = {
  /** All of these hold. */
  and?: Array<ContributionFilter> | null | undefined;
  /** Whether it is paid for an earlier month (补缴). */
  arrears?: BooleanFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: ContributionFilter | null | undefined;
  /** One of these holds. */
  or?: Array<ContributionFilter> | null | undefined;
  /** On which payslip. */
  payslip?: PayslipLinkFilter | null | undefined;
  /** For which month. */
  period?: YearMonthFilter | null | undefined;
  /** When its owner may see it. */
  releasedAt?: DateTimeFilter | null | undefined;
  /** Which scheme. */
  scheme?: TermFilter | null | undefined;
};

/** A condition on a list of Contribution: those that the viewer may know of. */
export type ContributionListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: ContributionFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: ContributionFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: ContributionFilter | null | undefined;
};

/** Another name, place, head or last day of a department: absent keeps, null clears. */
export type CorrectDepartmentInput = {
  /** Say what would become of it, and change nothing. */
  dryRun?: boolean | null | undefined;
  /** Version of the row that was read; another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Which. */
  id: string | number;
  /** Why; kept in the trail. */
  reason: string;
  /** The right values. */
  set: DepartmentFields;
};

/** Fields of a person that were wrong: absent keeps, null clears. */
export type CorrectEmployeeInput = {
  /** Say what would become of it, and change nothing. */
  dryRun?: boolean | null | undefined;
  /** Version of the row that was read; another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Who. */
  id: string | number;
  /** Why; kept in the trail. */
  reason: string;
  /** The right values. */
  set: EmployeeFields;
};

/** Fields of many rows of Employee that were wrong, with an account of each. */
export type CorrectEmployeesInput = {
  /** Say what would become of it, and change nothing. */
  dryRun?: boolean | null | undefined;
  /** Why; kept in the trail. */
  reason: string;
  /** Which rows, each once; 100 at most. */
  rows: Array<CorrectEmployeesRow>;
  /** Values for all rows: absent keeps, null clears. */
  set?: EmployeeFields | null | undefined;
  /** All rows or none; else each row that can be changed. */
  together?: boolean | null | undefined;
};

/** One row of a bulk edit. */
export type CorrectEmployeesRow = {
  /** Version of the row that was read; another one is a Conflict. */
  expectedVersion?: number | null | undefined;
  /** Which. */
  id: string | number;
  /** Its own values; they go before those for all. */
  set?: EmployeeFields | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type CostCentreFilter = {
  /** Whether it is still used. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<CostCentreFilter> | null | undefined;
  /** The list of CostCentre. */
  children?: CostCentreListFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** The list of Department. */
  departments?: DepartmentListFilter | null | undefined;
  /** Belongs to. */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: CostCentreFilter | null | undefined;
  /** One of these holds. */
  or?: Array<CostCentreFilter> | null | undefined;
  /** Cost centre above. */
  parent?: CostCentreLinkFilter | null | undefined;
};

/** A condition on a link to CostCentre. */
export type CostCentreLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: CostCentreFilter | null | undefined;
};

/** A condition on a list of CostCentre: those that the viewer may know of. */
export type CostCentreListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: CostCentreFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: CostCentreFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: CostCentreFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type CostCentreOrder =
  {   /** The company's own code. */
  code: OrderDirection; legalEntity?: never; name?: never; parent?: never; }
  |  { code?: never;   /** Belongs to. */
  legalEntity: LegalEntityOrder; name?: never; parent?: never; }
  |  { code?: never; legalEntity?: never;   /** Name. */
  name: OrderDirection; parent?: never; }
  |  { code?: never; legalEntity?: never; name?: never;   /** Cost centre above. */
  parent: CostCentreOrder; };

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type CourseFilter = {
  /** Whether it is still offered. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<CourseFilter> | null | undefined;
  /** Where it stands in the catalogue. */
  category?: TextFilter | null | undefined;
  /** The list of Certificate. */
  certificates?: CertificateListFilter | null | undefined;
  /** Code in the catalogue. */
  code?: CodeFilter | null | undefined;
  /** What it teaches. */
  description?: TextFilter | null | undefined;
  /** How long it takes. */
  durationMinutes?: IntFilter | null | undefined;
  /** Last day. */
  endDate?: DateFilter | null | undefined;
  /** The list of Enrolment. */
  enrolments?: EnrolmentListFilter | null | undefined;
  /** BCP 47. */
  language?: CodeFilter | null | undefined;
  /** Whether it must be taken. */
  mandatory?: BooleanFilter | null | undefined;
  /** This does not hold. */
  not?: CourseFilter | null | undefined;
  /** One of these holds. */
  or?: Array<CourseFilter> | null | undefined;
  /** Who offers it. */
  provider?: TextFilter | null | undefined;
  /** The list of Session. */
  sessions?: SessionListFilter | null | undefined;
  /** First day. */
  startDate?: DateFilter | null | undefined;
  /** Title. */
  title?: TextFilter | null | undefined;
  /** Where it is taken. */
  url?: TextFilter | null | undefined;
};

/** A condition on a link to Course. */
export type CourseLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: CourseFilter | null | undefined;
};

/** One more unit of the organisation, from today unless another day is said. */
export type CreateDepartmentInput = {
  /** What. */
  department: DepartmentFields;
  /** Say what would become of it, and change nothing. */
  dryRun?: boolean | null | undefined;
  /** Why; kept in the trail. */
  reason?: string | null | undefined;
};

/** A condition on a Date. */
export type DateFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Greater, later. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Less, earlier. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
};

/** A condition on a DateTime. */
export type DateTimeFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Greater, later. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Less, earlier. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
};

/** A condition on a Decimal. */
export type DecimalFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Greater, later. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Less, earlier. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
};

/** Let somebody stand in for a manager. */
export type DelegateInput = {
  /** Id of the employee who stands in. */
  deputy: string | number;
  /** Id of the manager: an administrator may name another than themselves. */
  manager?: string | number | null | undefined;
  /** Why; it stands in the audit. */
  reason: string;
  /** First day; today without it. */
  validFrom?: string | null | undefined;
  /** Last day, within a year. */
  validTo: string;
};

/** What is wanted of a department, from a day on. */
export type DepartmentChangeInput = {
  /** Of RENAME: the new code. */
  code?: string | null | undefined;
  /** First day on which it holds; absent: today. */
  day?: string | null | undefined;
  /** Of which department. */
  department: string | number;
  /** Of MERGE and SPLIT: who has its place. */
  into?: string | number | null | undefined;
  /** What becomes of it. */
  kind: DepartmentChangeKind;
  /** Of RENAME: the new name. */
  name?: string | null | undefined;
  /** Of MOVE: the unit above; null: the top. */
  parent?: string | number | null | undefined;
  /** Of SPLIT: who goes elsewhere. */
  parts?: Array<DepartmentPart> | null | undefined;
};

/** What becomes of a department. */
export type DepartmentChangeKind =
  /** It ends; another one has its place. */
  | 'MERGE'
  /** Another place in the tree. */
  | 'MOVE'
  /** Another name or code. */
  | 'RENAME'
  /** It ends, and nothing goes on in it. */
  | 'RETIRE'
  /** It ends; its people go to several, the rest to `into`. */
  | 'SPLIT';

/** Fields of Department. */
export type DepartmentFields = {
  /** The company's own code. */
  code?: string | null | undefined;
  /** Is charged to. */
  costCentre?: string | number | null | undefined;
  /** First day. */
  effectiveFrom?: string | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: string | null | undefined;
  /** Who leads it. */
  head?: string | number | null | undefined;
  /** Belongs to. */
  legalEntity?: string | number | null | undefined;
  /** Unit that has its place once it has ended. */
  mergedInto?: string | number | null | undefined;
  /** Name. */
  name?: string | null | undefined;
  /** Unit above. */
  parent?: string | number | null | undefined;
  /** Place among its siblings. */
  positionInList?: number | null | undefined;
  /** Kind of unit. */
  type?: string | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type DepartmentFilter = {
  /** All of these hold. */
  and?: Array<DepartmentFilter> | null | undefined;
  /** The list of Assignment. */
  assignments?: AssignmentListFilter | null | undefined;
  /** The list of Department. */
  children?: DepartmentListFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** Is charged to. */
  costCentre?: CostCentreLinkFilter | null | undefined;
  /** The list of Department. */
  descendants?: DepartmentListFilter | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** The list of Employee. */
  employees?: EmployeeUnderListFilter | null | undefined;
  /** Who leads it. */
  head?: EmployeeLinkFilter | null | undefined;
  /** Belongs to. */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** The list of Department. */
  merged?: DepartmentListFilter | null | undefined;
  /** Unit that has its place once it has ended. */
  mergedInto?: DepartmentLinkFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: DepartmentFilter | null | undefined;
  /** The list of Onboarding. */
  onboardings?: OnboardingListFilter | null | undefined;
  /** One of these holds. */
  or?: Array<DepartmentFilter> | null | undefined;
  /** Unit above. */
  parent?: DepartmentLinkFilter | null | undefined;
  /** Place among its siblings. */
  positionInList?: IntFilter | null | undefined;
  /** The list of Position. */
  positions?: PositionListFilter | null | undefined;
  /** Kind of unit. */
  type?: TermFilter | null | undefined;
};

/** A condition on a link to Department. */
export type DepartmentLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** This one or anything below it in its tree. */
  under?: string | number | null | undefined;
  /** The row that is linked passes this. */
  where?: DepartmentFilter | null | undefined;
};

/** A condition on a list of Department: those that the viewer may know of. */
export type DepartmentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: DepartmentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: DepartmentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: DepartmentFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type DepartmentOrder =
  {   /** The company's own code. */
  code: OrderDirection; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never;   /** Is charged to. */
  costCentre: CostCentreOrder; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never;   /** First day. */
  effectiveFrom: OrderDirection; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never;   /** Last day, inclusive. */
  effectiveTo: OrderDirection; head?: never; legalEntity?: never; mergedInto?: never; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never;   /** Who leads it. */
  head: EmployeeOrder; legalEntity?: never; mergedInto?: never; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never;   /** Belongs to. */
  legalEntity: LegalEntityOrder; mergedInto?: never; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never;   /** Unit that has its place once it has ended. */
  mergedInto: DepartmentOrder; name?: never; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never;   /** Name. */
  name: OrderDirection; parent?: never; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never; name?: never;   /** Unit above. */
  parent: DepartmentOrder; positionInList?: never; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never; name?: never; parent?: never;   /** Place among its siblings. */
  positionInList: OrderDirection; type?: never; }
  |  { code?: never; costCentre?: never; effectiveFrom?: never; effectiveTo?: never; head?: never; legalEntity?: never; mergedInto?: never; name?: never; parent?: never; positionInList?: never;   /** Kind of unit. */
  type: OrderDirection; };

/** People of a department that is split who go to one department. */
export type DepartmentPart = {
  /** Where they go. */
  department: string | number;
  /** Who goes. */
  employees: Array<string | number>;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type DependentFilter = {
  /** All of these hold. */
  and?: Array<DependentFilter> | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Whether they are insured with the employee. */
  insured?: BooleanFilter | null | undefined;
  /** Number issued by the state. */
  nationalId?: SealedFilter | null | undefined;
  /** This does not hold. */
  not?: DependentFilter | null | undefined;
  /** One of these holds. */
  or?: Array<DependentFilter> | null | undefined;
  /** Phone. */
  phone?: SealedFilter | null | undefined;
};

/** A condition on a list of Dependent: those that the viewer may know of. */
export type DependentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: DependentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: DependentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: DependentFilter | null | undefined;
};

/** Edit a term of a vocabulary. */
export type EditTermInput = {
  /** What is said of the term. */
  edit: TermEditInput;
  /** Why; kept in the trail. */
  reason: string;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type EducationFilter = {
  /** All of these hold. */
  and?: Array<EducationFilter> | null | undefined;
  /** Number of the certificate (证书编号). */
  certificateNumber?: CodeFilter | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: CodeFilter | null | undefined;
  /** Academic degree (学位). */
  degree?: TermFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Day of graduation or end. */
  endDate?: DateFilter | null | undefined;
  /** Day of graduation as expected. */
  expectedEndDate?: DateFilter | null | undefined;
  /** Subject (专业). */
  fieldOfStudy?: TextFilter | null | undefined;
  /** The first education after school (第一学历). */
  first?: BooleanFilter | null | undefined;
  /** Result, as the school counts. */
  grade?: TextFilter | null | undefined;
  /** Level completed (学历). */
  level?: TermFilter | null | undefined;
  /** This does not hold. */
  not?: EducationFilter | null | undefined;
  /** One of these holds. */
  or?: Array<EducationFilter> | null | undefined;
  /** How it ended (毕业, 结业, 肄业, 在读). */
  outcome?: TermFilter | null | undefined;
  /** Institution. */
  school?: TextFilter | null | undefined;
  /** First day. */
  startDate?: DateFilter | null | undefined;
  /** Full time, part time, self-taught, … */
  studyMode?: TermFilter | null | undefined;
};

/** A condition on a link to Education. */
export type EducationLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: EducationFilter | null | undefined;
};

/** A condition on a list of Education: those that the viewer may know of. */
export type EducationListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: EducationFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EducationFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EducationFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type EducationOrder =
  {   /** Number of the certificate (证书编号). */
  certificateNumber: OrderDirection; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never;   /** ISO 3166-1 alpha-2. */
  country: OrderDirection; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never;   /** Academic degree (学位). */
  degree: OrderDirection; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never;   /** Who. */
  employee: EmployeeOrder; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never;   /** Day of graduation or end. */
  endDate: OrderDirection; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never;   /** Day of graduation as expected. */
  expectedEndDate: OrderDirection; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never;   /** Subject (专业). */
  fieldOfStudy: OrderDirection; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never;   /** Result, as the school counts. */
  grade: OrderDirection; level?: never; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never;   /** Level completed (学历). */
  level: OrderDirection; outcome?: never; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never;   /** How it ended (毕业, 结业, 肄业, 在读). */
  outcome: OrderDirection; school?: never; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never;   /** Institution. */
  school: OrderDirection; startDate?: never; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never;   /** First day. */
  startDate: OrderDirection; studyMode?: never; }
  |  { certificateNumber?: never; country?: never; degree?: never; employee?: never; endDate?: never; expectedEndDate?: never; fieldOfStudy?: never; grade?: never; level?: never; outcome?: never; school?: never; startDate?: never;   /** Full time, part time, self-taught, … */
  studyMode: OrderDirection; };

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type EmergencyContactFilter = {
  /** All of these hold. */
  and?: Array<EmergencyContactFilter> | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Whether to call them first. */
  first?: BooleanFilter | null | undefined;
  /** This does not hold. */
  not?: EmergencyContactFilter | null | undefined;
  /** One of these holds. */
  or?: Array<EmergencyContactFilter> | null | undefined;
  /** Phone. */
  phone?: SealedFilter | null | undefined;
};

/** A condition on a list of EmergencyContact: those that the viewer may know of. */
export type EmergencyContactListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: EmergencyContactFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EmergencyContactFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EmergencyContactFilter | null | undefined;
};

/** A condition on a list of Employee: those that the viewer may know of. */
export type EmployeeDirectListFilter = {
  /** False: everybody below, not only the next level. true where it is left out. */
  direct?: boolean | null | undefined;
  /** No row fails this; holds for an empty list. */
  every?: EmployeeFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EmployeeFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EmployeeFilter | null | undefined;
};

/** Fields of Employee. */
export type EmployeeFields = {
  /** Country of birth, ISO 3166-1 alpha-2. */
  birthCountry?: string | null | undefined;
  /** Day of birth. */
  birthDate?: string | null | undefined;
  /** Where the employee was born. */
  birthPlace?: string | null | undefined;
  /** Day of death. */
  diedOn?: string | null | undefined;
  /** Disability and its certificate. */
  disability?: string | null | undefined;
  /** First day of work anywhere. */
  enteredWorkforce?: string | null | undefined;
  /** Ethnicity, GB/T 3304. */
  ethnicity?: string | null | undefined;
  /** Family name, where it is kept apart. */
  familyName?: string | null | undefined;
  /** Gender as registered. */
  gender?: string | null | undefined;
  /** Given name, where it is kept apart. */
  givenName?: string | null | undefined;
  /** Where the employee lives. */
  homeAddress?: string | null | undefined;
  /** Where the household is registered (户口所在地). */
  householdPlace?: string | null | undefined;
  /** Kind of household registration (户口). */
  householdRegistration?: string | null | undefined;
  /** Kind of that document. */
  idDocumentType?: string | null | undefined;
  /** Languages spoken. */
  languages?: string | null | undefined;
  /** Name in Latin letters, as in a passport. */
  latinName?: string | null | undefined;
  /** Name as it stands in the identity document. */
  legalName?: string | null | undefined;
  /** Preferred language, BCP 47. */
  locale?: string | null | undefined;
  /** Marital status. */
  maritalStatus?: string | null | undefined;
  /** Name between given and family name. */
  middleName?: string | null | undefined;
  /** Number issued by the state. */
  nationalId?: string | null | undefined;
  /** Country of citizenship, ISO 3166-1 alpha-2. */
  nationality?: string | null | undefined;
  /** Place of origin (籍贯). */
  nativePlace?: string | null | undefined;
  /** Further countries of citizenship. */
  otherNationalities?: string | null | undefined;
  /** Registered or permanent address. */
  permanentAddress?: string | null | undefined;
  /** Reference of the portrait in the company's file store. */
  photo?: string | null | undefined;
  /** Political status, GB/T 4762. */
  politicalStatus?: string | null | undefined;
  /** Name that colleagues use. */
  preferredName?: string | null | undefined;
  /** Own mail address. */
  privateEmail?: string | null | undefined;
  /** Own phone. */
  privatePhone?: string | null | undefined;
  /** Pronouns that the employee asks for. */
  pronouns?: string | null | undefined;
  /** Religion. */
  religion?: string | null | undefined;
  /** Form of address. */
  salutation?: string | null | undefined;
  /** Number at social security. */
  socialSecurityNumber?: string | null | undefined;
  /** Status of special care (烈属, 孤老). */
  specialCare?: string | null | undefined;
  /** Number at the tax office. */
  taxNumber?: string | null | undefined;
  /** Mail address at work; unique in the company. */
  workEmail?: string | null | undefined;
  /** Phone at work. */
  workPhone?: string | null | undefined;
  /** IANA time zone of daily work. */
  zone?: string | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type EmployeeFilter = {
  /** All of these hold. */
  and?: Array<EmployeeFilter> | null | undefined;
  /** The list of Assignment. */
  assignments?: AssignmentListFilter | null | undefined;
  /** The list of AttendanceDay. */
  attendance?: AttendanceDayListFilter | null | undefined;
  /** The list of BankAccount. */
  bankAccounts?: BankAccountListFilter | null | undefined;
  /** Country of birth, ISO 3166-1 alpha-2. */
  birthCountry?: CodeFilter | null | undefined;
  /** Day of birth. */
  birthDate?: DateFilter | null | undefined;
  /** Where the employee was born. */
  birthPlace?: TextFilter | null | undefined;
  /** The list of BusinessTrip. */
  businessTrips?: BusinessTripListFilter | null | undefined;
  /** The list of Certificate. */
  certificates?: CertificateListFilter | null | undefined;
  /** The list of Compensation. */
  compensations?: CompensationListFilter | null | undefined;
  /** The list of Contract. */
  contracts?: ContractListFilter | null | undefined;
  /** The list of Contribution. */
  contributions?: ContributionListFilter | null | undefined;
  /** Where the employee works today. */
  department?: DepartmentLinkFilter | null | undefined;
  /** The list of Dependent. */
  dependents?: DependentListFilter | null | undefined;
  /** Day of death. */
  diedOn?: DateFilter | null | undefined;
  /** The list of Education. */
  educations?: EducationListFilter | null | undefined;
  /** The list of EmergencyContact. */
  emergencyContacts?: EmergencyContactListFilter | null | undefined;
  /** Current primary employment. */
  employment?: EmploymentLinkFilter | null | undefined;
  /** Type of the current employment. */
  employmentType?: TermFilter | null | undefined;
  /** The list of Employment. */
  employments?: EmploymentListFilter | null | undefined;
  /** The list of Enrolment. */
  enrolments?: EnrolmentListFilter | null | undefined;
  /** First day of work anywhere. */
  enteredWorkforce?: DateFilter | null | undefined;
  /** Family name, where it is kept apart. */
  familyName?: TextFilter | null | undefined;
  /** First education after school. */
  firstEducation?: EducationLinkFilter | null | undefined;
  /** Gender as registered. */
  gender?: TermFilter | null | undefined;
  /** Given name, where it is kept apart. */
  givenName?: TextFilter | null | undefined;
  /** The list of Goal. */
  goals?: GoalListFilter | null | undefined;
  /** Grade of the current post. */
  grade?: CodeFilter | null | undefined;
  /** The list of Department. */
  heads?: DepartmentListFilter | null | undefined;
  /** Highest level completed. */
  highestEducation?: EducationLinkFilter | null | undefined;
  /** Highest level completed in full-time study. */
  highestFullTimeEducation?: EducationLinkFilter | null | undefined;
  /** First day of the current employment. */
  hireDate?: DateFilter | null | undefined;
  /** Where the household is registered (户口所在地). */
  householdPlace?: TextFilter | null | undefined;
  /** Kind of household registration (户口). */
  householdRegistration?: TermFilter | null | undefined;
  /** Kind of that document. */
  idDocumentType?: TermFilter | null | undefined;
  /** The list of IdentityDocument. */
  identityDocuments?: IdentityDocumentListFilter | null | undefined;
  /** The list of InsuranceEnrolment. */
  insuranceEnrolments?: InsuranceEnrolmentListFilter | null | undefined;
  /** Languages spoken. */
  languages?: TextFilter | null | undefined;
  /** Name in Latin letters, as in a passport. */
  latinName?: TextFilter | null | undefined;
  /** The list of Team. */
  leads?: TeamListFilter | null | undefined;
  /** The list of LeaveBalance. */
  leaveBalances?: LeaveBalanceListFilter | null | undefined;
  /** The list of LeaveRequest. */
  leaveRequests?: LeaveRequestListFilter | null | undefined;
  /** Employer in the current employment. */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** Name as it stands in the identity document. */
  legalName?: TextFilter | null | undefined;
  /** Preferred language, BCP 47. */
  locale?: CodeFilter | null | undefined;
  /** Site of the current post. */
  location?: LocationLinkFilter | null | undefined;
  /** Who the employee reports to today. */
  manager?: EmployeeLinkFilter | null | undefined;
  /** Marital status. */
  maritalStatus?: TermFilter | null | undefined;
  /** Name between given and family name. */
  middleName?: TextFilter | null | undefined;
  /** Number issued by the state. */
  nationalId?: SealedFilter | null | undefined;
  /** Country of citizenship, ISO 3166-1 alpha-2. */
  nationality?: CodeFilter | null | undefined;
  /** Place of origin (籍贯). */
  nativePlace?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: EmployeeFilter | null | undefined;
  /** Number of the current primary employment. */
  number?: CodeFilter | null | undefined;
  /** The list of Offboarding. */
  offboardings?: OffboardingListFilter | null | undefined;
  /** The list of Onboarding. */
  onboardings?: OnboardingListFilter | null | undefined;
  /** One of these holds. */
  or?: Array<EmployeeFilter> | null | undefined;
  /** Further countries of citizenship. */
  otherNationalities?: TextFilter | null | undefined;
  /** The list of Overtime. */
  overtimes?: OvertimeListFilter | null | undefined;
  /** The list of PayslipLine. */
  payslipLines?: PayslipLineListFilter | null | undefined;
  /** The list of Payslip. */
  payslips?: PayslipListFilter | null | undefined;
  /** The list of Penalty. */
  penalties?: PenaltyListFilter | null | undefined;
  /** Reference of the portrait in the company's file store. */
  photo?: TextFilter | null | undefined;
  /** Title of the current post. */
  position?: TextFilter | null | undefined;
  /** Name that colleagues use. */
  preferredName?: TextFilter | null | undefined;
  /** Own mail address. */
  privateEmail?: SealedFilter | null | undefined;
  /** Own phone. */
  privatePhone?: SealedFilter | null | undefined;
  /** Pronouns that the employee asks for. */
  pronouns?: TextFilter | null | undefined;
  /** The list of PunchCorrection. */
  punchCorrections?: PunchCorrectionListFilter | null | undefined;
  /** The list of Punch. */
  punches?: PunchListFilter | null | undefined;
  /** The list of Employee. */
  reports?: EmployeeDirectListFilter | null | undefined;
  /** The list of Review. */
  reviews?: ReviewListFilter | null | undefined;
  /** The list of Reward. */
  rewards?: RewardListFilter | null | undefined;
  /** Form of address. */
  salutation?: TextFilter | null | undefined;
  /** Number at social security. */
  socialSecurityNumber?: SealedFilter | null | undefined;
  /** State of the current employment. */
  status?: TermFilter | null | undefined;
  /** The list of TaxItem. */
  taxItems?: TaxItemListFilter | null | undefined;
  /** Number at the tax office. */
  taxNumber?: SealedFilter | null | undefined;
  /** The list of TeamMembership. */
  teamMemberships?: TeamMembershipListFilter | null | undefined;
  /** Mail address at work; unique in the company. */
  workEmail?: CodeFilter | null | undefined;
  /** The list of WorkHistory. */
  workHistory?: WorkHistoryListFilter | null | undefined;
  /** Phone at work. */
  workPhone?: TextFilter | null | undefined;
  /** IANA time zone of daily work. */
  zone?: CodeFilter | null | undefined;
};

/** A condition on a link to Employee. */
export type EmployeeLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: EmployeeFilter | null | undefined;
};

/** A condition on a list of Employee: those that the viewer may know of. */
export type EmployeeListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: EmployeeFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EmployeeFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EmployeeFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type EmployeeOrder =
  {   /** Country of birth, ISO 3166-1 alpha-2. */
  birthCountry: OrderDirection; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never;   /** Day of birth. */
  birthDate: OrderDirection; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never;   /** Where the employee was born. */
  birthPlace: OrderDirection; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never;   /** Where the employee works today. */
  department: DepartmentOrder; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never;   /** Day of death. */
  diedOn: OrderDirection; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never;   /** Current primary employment. */
  employment: EmploymentOrder; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never;   /** Type of the current employment. */
  employmentType: OrderDirection; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never;   /** First day of work anywhere. */
  enteredWorkforce: OrderDirection; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never;   /** Family name, where it is kept apart. */
  familyName: OrderDirection; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never;   /** First education after school. */
  firstEducation: EducationOrder; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never;   /** Gender as registered. */
  gender: OrderDirection; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never;   /** Given name, where it is kept apart. */
  givenName: OrderDirection; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never;   /** Grade of the current post. */
  grade: OrderDirection; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never;   /** Highest level completed. */
  highestEducation: EducationOrder; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never;   /** Highest level completed in full-time study. */
  highestFullTimeEducation: EducationOrder; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never;   /** First day of the current employment. */
  hireDate: OrderDirection; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never;   /** Where the household is registered (户口所在地). */
  householdPlace: OrderDirection; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never;   /** Kind of household registration (户口). */
  householdRegistration: OrderDirection; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never;   /** Kind of that document. */
  idDocumentType: OrderDirection; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never;   /** Languages spoken. */
  languages: OrderDirection; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never;   /** Name in Latin letters, as in a passport. */
  latinName: OrderDirection; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never;   /** Employer in the current employment. */
  legalEntity: LegalEntityOrder; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never;   /** Name as it stands in the identity document. */
  legalName: OrderDirection; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never;   /** Preferred language, BCP 47. */
  locale: OrderDirection; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never;   /** Site of the current post. */
  location: LocationOrder; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never;   /** Who the employee reports to today. */
  manager: EmployeeOrder; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never;   /** Marital status. */
  maritalStatus: OrderDirection; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never;   /** Name between given and family name. */
  middleName: OrderDirection; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never;   /** Country of citizenship, ISO 3166-1 alpha-2. */
  nationality: OrderDirection; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never;   /** Place of origin (籍贯). */
  nativePlace: OrderDirection; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never;   /** Number of the current primary employment. */
  number: OrderDirection; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never;   /** Further countries of citizenship. */
  otherNationalities: OrderDirection; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never;   /** Reference of the portrait in the company's file store. */
  photo: OrderDirection; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never;   /** Title of the current post. */
  position: OrderDirection; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never;   /** Name that colleagues use. */
  preferredName: OrderDirection; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never;   /** Pronouns that the employee asks for. */
  pronouns: OrderDirection; salutation?: never; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never;   /** Form of address. */
  salutation: OrderDirection; status?: never; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never;   /** State of the current employment. */
  status: OrderDirection; workEmail?: never; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never;   /** Mail address at work; unique in the company. */
  workEmail: OrderDirection; workPhone?: never; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never;   /** Phone at work. */
  workPhone: OrderDirection; zone?: never; }
  |  { birthCountry?: never; birthDate?: never; birthPlace?: never; department?: never; diedOn?: never; employment?: never; employmentType?: never; enteredWorkforce?: never; familyName?: never; firstEducation?: never; gender?: never; givenName?: never; grade?: never; highestEducation?: never; highestFullTimeEducation?: never; hireDate?: never; householdPlace?: never; householdRegistration?: never; idDocumentType?: never; languages?: never; latinName?: never; legalEntity?: never; legalName?: never; locale?: never; location?: never; manager?: never; maritalStatus?: never; middleName?: never; nationality?: never; nativePlace?: never; number?: never; otherNationalities?: never; photo?: never; position?: never; preferredName?: never; pronouns?: never; salutation?: never; status?: never; workEmail?: never; workPhone?: never;   /** IANA time zone of daily work. */
  zone: OrderDirection; };

/** A condition on a list of Employee: those that the viewer may know of. */
export type EmployeeUnderListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: EmployeeFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EmployeeFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EmployeeFilter | null | undefined;
  /** True: also of the departments below. false where it is left out. */
  under?: boolean | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type EmploymentFilter = {
  /** All of these hold. */
  and?: Array<EmploymentFilter> | null | undefined;
  /** The list of Assignment. */
  assignments?: AssignmentListFilter | null | undefined;
  /** Works by which calendar. */
  calendar?: WorkCalendarLinkFilter | null | undefined;
  /** Last day of the current contract. */
  contractEnd?: DateFilter | null | undefined;
  /** The list of Contract. */
  contracts?: ContractListFilter | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Kind of employment. */
  employmentType?: TermFilter | null | undefined;
  /** Last day at work, inclusive. */
  lastWorkingDay?: DateFilter | null | undefined;
  /** How the employment ended. */
  leavingKind?: TermFilter | null | undefined;
  /** Employer. */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** This does not hold. */
  not?: EmploymentFilter | null | undefined;
  /** Notice to be given, in days. */
  noticeDays?: DecimalFilter | null | undefined;
  /** Employee number; unique per legal entity and time. */
  number?: CodeFilter | null | undefined;
  /** One of these holds. */
  or?: Array<EmploymentFilter> | null | undefined;
  /** Whether overtime is not paid by law. */
  overtimeExempt?: BooleanFilter | null | undefined;
  /** Paid with which group. */
  payGroup?: PayGroupLinkFilter | null | undefined;
  /** The main one of several. */
  primary?: BooleanFilter | null | undefined;
  /** Last day of probation. */
  probationEnd?: DateFilter | null | undefined;
  /** First day of probation. */
  probationStart?: DateFilter | null | undefined;
  /** Whether the person had worked here before. */
  rehire?: BooleanFilter | null | undefined;
  /** Day of retirement as planned. */
  retirementDate?: DateFilter | null | undefined;
  /** Day from which service counts. */
  seniorityDate?: DateFilter | null | undefined;
  /** Where the work is done, if not for the employer. */
  serviceCompany?: LegalEntityLinkFilter | null | undefined;
  /** How the person was found. */
  source?: TextFilter | null | undefined;
  /** State of this employment. */
  status?: TermFilter | null | undefined;
  /** Hours a week as agreed. */
  weeklyHours?: DecimalFilter | null | undefined;
};

/** A condition on a link to Employment. */
export type EmploymentLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: EmploymentFilter | null | undefined;
};

/** A condition on a list of Employment: those that the viewer may know of. */
export type EmploymentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: EmploymentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EmploymentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EmploymentFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type EmploymentOrder =
  {   /** Works by which calendar. */
  calendar: WorkCalendarOrder; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never;   /** Last day of the current contract. */
  contractEnd: OrderDirection; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never;   /** First day. */
  effectiveFrom: OrderDirection; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never;   /** Last day, inclusive. */
  effectiveTo: OrderDirection; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never;   /** Who. */
  employee: EmployeeOrder; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never;   /** Kind of employment. */
  employmentType: OrderDirection; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never;   /** Last day at work, inclusive. */
  lastWorkingDay: OrderDirection; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never;   /** How the employment ended. */
  leavingKind: OrderDirection; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never;   /** Employer. */
  legalEntity: LegalEntityOrder; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never;   /** Notice to be given, in days. */
  noticeDays: OrderDirection; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never;   /** Employee number; unique per legal entity and time. */
  number: OrderDirection; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never;   /** Paid with which group. */
  payGroup: PayGroupOrder; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never;   /** Last day of probation. */
  probationEnd: OrderDirection; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never;   /** First day of probation. */
  probationStart: OrderDirection; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never;   /** Day of retirement as planned. */
  retirementDate: OrderDirection; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never;   /** Day from which service counts. */
  seniorityDate: OrderDirection; serviceCompany?: never; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never;   /** Where the work is done, if not for the employer. */
  serviceCompany: LegalEntityOrder; source?: never; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never;   /** How the person was found. */
  source: OrderDirection; status?: never; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never;   /** State of this employment. */
  status: OrderDirection; weeklyHours?: never; }
  |  { calendar?: never; contractEnd?: never; effectiveFrom?: never; effectiveTo?: never; employee?: never; employmentType?: never; lastWorkingDay?: never; leavingKind?: never; legalEntity?: never; noticeDays?: never; number?: never; payGroup?: never; probationEnd?: never; probationStart?: never; retirementDate?: never; seniorityDate?: never; serviceCompany?: never; source?: never; status?: never;   /** Hours a week as agreed. */
  weeklyHours: OrderDirection; };

/** End a delegation. */
export type EndDelegationInput = {
  /** Of the delegation. */
  id: string | number;
  /** Why; it stands in the audit. */
  reason: string;
};

/** Take a grant away. */
export type EndGrantInput = {
  /** Of the grant. */
  id: string | number;
  /** Why; it stands in the audit. */
  reason: string;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type EnrolmentFilter = {
  /** All of these hold. */
  and?: Array<EnrolmentFilter> | null | undefined;
  /** When it was finished. */
  completedAt?: DateTimeFilter | null | undefined;
  /** What. */
  course?: CourseLinkFilter | null | undefined;
  /** To be finished by. */
  dueDate?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** When it was assigned or chosen. */
  enrolledAt?: DateTimeFilter | null | undefined;
  /** When it was last opened. */
  lastAccess?: DateTimeFilter | null | undefined;
  /** Whether it must be finished. */
  mandatory?: BooleanFilter | null | undefined;
  /** This does not hold. */
  not?: EnrolmentFilter | null | undefined;
  /** One of these holds. */
  or?: Array<EnrolmentFilter> | null | undefined;
  /** Done, in percent. */
  progress?: DecimalFilter | null | undefined;
  /** Result, as the course counts. */
  score?: DecimalFilter | null | undefined;
  /** When and where. */
  session?: SessionLinkFilter | null | undefined;
  /** How far it is. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of Enrolment: those that the viewer may know of. */
export type EnrolmentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: EnrolmentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: EnrolmentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: EnrolmentFilter | null | undefined;
};

/** Give HR classes within an extent, from day to day. */
export type GiveGrantInput = {
  /** HR classes, such as CORE and PAY. */
  classes?: Array<string>;
  /** How far it reaches; without it to all. */
  extent?: GrantExtent | null | undefined;
  /** Id of the employee, or `client_…` of a machine client. */
  holder: string | number;
  /** Ids of the legal entities or departments; none for all people. */
  of?: Array<string | number>;
  /** Why; it stands in the audit. */
  reason: string;
  /** hr, hrbp, payroll, admin, auditor, developer or statistics. */
  role: string;
  /** First day; today without it. */
  validFrom?: string | null | undefined;
  /** Last day. */
  validTo?: string | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type GoalFilter = {
  /** All of these hold. */
  and?: Array<GoalFilter> | null | undefined;
  /** How it will be known. */
  description?: TextFilter | null | undefined;
  /** To be reached by. */
  dueDate?: DateFilter | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: GoalFilter | null | undefined;
  /** One of these holds. */
  or?: Array<GoalFilter> | null | undefined;
  /** Period, as the company counts: 2026 H1. */
  period?: TextFilter | null | undefined;
  /** Done, in percent. */
  progress?: DecimalFilter | null | undefined;
  /** Where it stands. */
  status?: TermFilter | null | undefined;
  /** What. */
  title?: TextFilter | null | undefined;
  /** Share among the goals, 0 to 100. */
  weight?: DecimalFilter | null | undefined;
};

/** A condition on a list of Goal: those that the viewer may know of. */
export type GoalListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: GoalFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: GoalFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: GoalFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type GradeFilter = {
  /** Whether it is still given. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<GradeFilter> | null | undefined;
  /** The company's own code, as on posts. */
  code?: CodeFilter | null | undefined;
  /** Which ladder: management, technical, … */
  ladder?: TextFilter | null | undefined;
  /** Height on the ladder; more is higher. */
  level?: IntFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: GradeFilter | null | undefined;
  /** One of these holds. */
  or?: Array<GradeFilter> | null | undefined;
  /** The list of Position. */
  positions?: PositionListFilter | null | undefined;
};

/** A condition on a link to Grade. */
export type GradeLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: GradeFilter | null | undefined;
};

/** How far a grant reaches. */
export type GrantExtent =
  /** All people of the company. */
  | 'ALL'
  /** People of some legal entities. */
  | 'ENTITIES'
  /** People of some departments and of those below. */
  | 'SUBTREES';

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type IdentityDocumentFilter = {
  /** All of these hold. */
  and?: Array<IdentityDocumentFilter> | null | undefined;
  /** Issued by which authority. */
  authority?: TextFilter | null | undefined;
  /** Issued by which country, ISO 3166-1 alpha-2. */
  country?: CodeFilter | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Day of issue. */
  issuedOn?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: IdentityDocumentFilter | null | undefined;
  /** Its number. */
  number?: SealedFilter | null | undefined;
  /** One of these holds. */
  or?: Array<IdentityDocumentFilter> | null | undefined;
  /** Kind of document. */
  type?: TermFilter | null | undefined;
  /** Last day of validity, inclusive. */
  validUntil?: DateFilter | null | undefined;
};

/** A condition on a list of IdentityDocument: those that the viewer may know of. */
export type IdentityDocumentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: IdentityDocumentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: IdentityDocumentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: IdentityDocumentFilter | null | undefined;
};

/** Two employees. */
export type IdentityPairInput = {
  /** An employee. */
  one: string | number;
  /** The other. */
  other: string | number;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type InsuranceEnrolmentFilter = {
  /** All of these hold. */
  and?: Array<InsuranceEnrolmentFilter> | null | undefined;
  /** City where it is paid (参保城市). */
  city?: TextFilter | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Employee's share, percent. */
  employeeRate?: DecimalFilter | null | undefined;
  /** Employer's share, percent. */
  employerRate?: DecimalFilter | null | undefined;
  /** Who pays it (参保主体). */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** This does not hold. */
  not?: InsuranceEnrolmentFilter | null | undefined;
  /** One of these holds. */
  or?: Array<InsuranceEnrolmentFilter> | null | undefined;
  /** Which scheme. */
  scheme?: TermFilter | null | undefined;
  /** Enrolled, suspended, ended. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of InsuranceEnrolment: those that the viewer may know of. */
export type InsuranceEnrolmentListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: InsuranceEnrolmentFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: InsuranceEnrolmentFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: InsuranceEnrolmentFilter | null | undefined;
};

/** A condition on a Int. */
export type IntFilter = {
  /** Equal. */
  eq?: number | null | undefined;
  /** Greater, later. */
  gt?: number | null | undefined;
  /** Greater or equal. */
  gte?: number | null | undefined;
  /** Equal to one of these. */
  in?: Array<number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Less, earlier. */
  lt?: number | null | undefined;
  /** Less or equal. */
  lte?: number | null | undefined;
};

/** What becomes of late changes. */
export type LateDecision =
  /** They land, with the reason. */
  | 'APPLY'
  /** What was paid by stays. */
  | 'DISMISS';

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type LeaveBalanceFilter = {
  /** All of these hold. */
  and?: Array<LeaveBalanceFilter> | null | undefined;
  /** Brought from the year before. */
  carriedOver?: DecimalFilter | null | undefined;
  /** Its category; medical kinds are one. */
  category?: TermFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Granted for the year. */
  entitled?: DecimalFilter | null | undefined;
  /** Last day on which it can be taken, inclusive. */
  expiresOn?: DateFilter | null | undefined;
  /** What can still be taken. */
  left?: DecimalFilter | null | undefined;
  /** This does not hold. */
  not?: LeaveBalanceFilter | null | undefined;
  /** One of these holds. */
  or?: Array<LeaveBalanceFilter> | null | undefined;
  /** Approved and still ahead. */
  planned?: DecimalFilter | null | undefined;
  /** Which leave. */
  type?: LeaveTypeLinkFilter | null | undefined;
  /** Counted in. */
  unit?: TermFilter | null | undefined;
  /** Taken. */
  used?: DecimalFilter | null | undefined;
  /** For which year. */
  year?: IntFilter | null | undefined;
};

/** A condition on a list of LeaveBalance: those that the viewer may know of. */
export type LeaveBalanceListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: LeaveBalanceFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: LeaveBalanceFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: LeaveBalanceFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type LeaveRequestFilter = {
  /** How much is taken from the balance. */
  amount?: DecimalFilter | null | undefined;
  /** All of these hold. */
  and?: Array<LeaveRequestFilter> | null | undefined;
  /** Who decides. */
  approver?: EmployeeLinkFilter | null | undefined;
  /** Day on which it was taken back. */
  cancelledOn?: DateFilter | null | undefined;
  /** Its category; medical kinds are one. */
  category?: TermFilter | null | undefined;
  /** Day of the decision. */
  decidedOn?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Last day, inclusive. */
  endDate?: DateFilter | null | undefined;
  /** Ends at midday of the last day. */
  endHalf?: BooleanFilter | null | undefined;
  /** To, where it is part of a day. */
  endTime?: LocalTimeFilter | null | undefined;
  /** This does not hold. */
  not?: LeaveRequestFilter | null | undefined;
  /** One of these holds. */
  or?: Array<LeaveRequestFilter> | null | undefined;
  /** Day of the request. */
  requestedOn?: DateFilter | null | undefined;
  /** First day. */
  startDate?: DateFilter | null | undefined;
  /** Begins at midday of the first day. */
  startHalf?: BooleanFilter | null | undefined;
  /** From, where it is part of a day. */
  startTime?: LocalTimeFilter | null | undefined;
  /** Where the request stands. */
  status?: TermFilter | null | undefined;
  /** Which leave. */
  type?: LeaveTypeLinkFilter | null | undefined;
  /** Unit of the amount. */
  unit?: TermFilter | null | undefined;
};

/** A condition on a list of LeaveRequest: those that the viewer may know of. */
export type LeaveRequestListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: LeaveRequestFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: LeaveRequestFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: LeaveRequestFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type LeaveTypeFilter = {
  /** Whether it is still granted. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<LeaveTypeFilter> | null | undefined;
  /** The list of LeaveBalance. */
  balances?: LeaveBalanceListFilter | null | undefined;
  /** Whether what is left goes on next year. */
  carriesOver?: BooleanFilter | null | undefined;
  /** Category that managers see. */
  category?: TermFilter | null | undefined;
  /** Whether a certificate is asked for. */
  certificateNeeded?: BooleanFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** Whether days off within it count. */
  countsHolidays?: BooleanFilter | null | undefined;
  /** Which kind by law. */
  kind?: TermFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: LeaveTypeFilter | null | undefined;
  /** One of these holds. */
  or?: Array<LeaveTypeFilter> | null | undefined;
  /** Share of pay that goes on, 0 to 100. */
  paidPercent?: DecimalFilter | null | undefined;
  /** The list of LeaveRequest. */
  requests?: LeaveRequestListFilter | null | undefined;
  /** Counted in days, half days, hours. */
  unit?: TermFilter | null | undefined;
  /** At most so many units a year. */
  yearlyLimit?: DecimalFilter | null | undefined;
};

/** A condition on a link to LeaveType. */
export type LeaveTypeLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: LeaveTypeFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type LegalEntityFilter = {
  /** Registered address. */
  address?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<LegalEntityFilter> | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** The list of Contract. */
  contracts?: ContractListFilter | null | undefined;
  /** The list of CostCentre. */
  costCentres?: CostCentreListFilter | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: CodeFilter | null | undefined;
  /** ISO 4217. */
  currency?: CodeFilter | null | undefined;
  /** The list of Department. */
  departments?: DepartmentListFilter | null | undefined;
  /** Mail address of the company. */
  email?: TextFilter | null | undefined;
  /** The list of Employee. */
  employees?: EmployeeListFilter | null | undefined;
  /** The list of Employment. */
  employments?: EmploymentListFilter | null | undefined;
  /** Registered name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: LegalEntityFilter | null | undefined;
  /** One of these holds. */
  or?: Array<LegalEntityFilter> | null | undefined;
  /** The list of PayGroup. */
  payGroups?: PayGroupListFilter | null | undefined;
  /** Switchboard. */
  phone?: TextFilter | null | undefined;
  /** Unified social credit code or registration number. */
  registrationNumber?: CodeFilter | null | undefined;
  /** Name in daily use. */
  shortName?: TextFilter | null | undefined;
};

/** A condition on a link to LegalEntity. */
export type LegalEntityLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: LegalEntityFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type LegalEntityOrder =
  {   /** Registered address. */
  address: OrderDirection; code?: never; country?: never; currency?: never; email?: never; name?: never; phone?: never; registrationNumber?: never; shortName?: never; }
  |  { address?: never;   /** The company's own code. */
  code: OrderDirection; country?: never; currency?: never; email?: never; name?: never; phone?: never; registrationNumber?: never; shortName?: never; }
  |  { address?: never; code?: never;   /** ISO 3166-1 alpha-2. */
  country: OrderDirection; currency?: never; email?: never; name?: never; phone?: never; registrationNumber?: never; shortName?: never; }
  |  { address?: never; code?: never; country?: never;   /** ISO 4217. */
  currency: OrderDirection; email?: never; name?: never; phone?: never; registrationNumber?: never; shortName?: never; }
  |  { address?: never; code?: never; country?: never; currency?: never;   /** Mail address of the company. */
  email: OrderDirection; name?: never; phone?: never; registrationNumber?: never; shortName?: never; }
  |  { address?: never; code?: never; country?: never; currency?: never; email?: never;   /** Registered name. */
  name: OrderDirection; phone?: never; registrationNumber?: never; shortName?: never; }
  |  { address?: never; code?: never; country?: never; currency?: never; email?: never; name?: never;   /** Switchboard. */
  phone: OrderDirection; registrationNumber?: never; shortName?: never; }
  |  { address?: never; code?: never; country?: never; currency?: never; email?: never; name?: never; phone?: never;   /** Unified social credit code or registration number. */
  registrationNumber: OrderDirection; shortName?: never; }
  |  { address?: never; code?: never; country?: never; currency?: never; email?: never; name?: never; phone?: never; registrationNumber?: never;   /** Name in daily use. */
  shortName: OrderDirection; };

/** A condition on a LocalTime. */
export type LocalTimeFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Greater, later. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Less, earlier. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type LocationFilter = {
  /** Street and number. */
  address?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<LocationFilter> | null | undefined;
  /** The list of Assignment. */
  assignments?: AssignmentListFilter | null | undefined;
  /** City. */
  city?: TextFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: CodeFilter | null | undefined;
  /** The list of Employee. */
  employees?: EmployeeListFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: LocationFilter | null | undefined;
  /** One of these holds. */
  or?: Array<LocationFilter> | null | undefined;
  /** Phone of the site. */
  phone?: TextFilter | null | undefined;
  /** Postal code. */
  postalCode?: CodeFilter | null | undefined;
  /** Province or state. */
  region?: TextFilter | null | undefined;
  /** Kind of site. */
  type?: TermFilter | null | undefined;
  /** IANA time zone. */
  zone?: CodeFilter | null | undefined;
};

/** A condition on a link to Location. */
export type LocationLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: LocationFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type LocationOrder =
  {   /** Street and number. */
  address: OrderDirection; city?: never; code?: never; country?: never; name?: never; phone?: never; postalCode?: never; region?: never; type?: never; zone?: never; }
  |  { address?: never;   /** City. */
  city: OrderDirection; code?: never; country?: never; name?: never; phone?: never; postalCode?: never; region?: never; type?: never; zone?: never; }
  |  { address?: never; city?: never;   /** The company's own code. */
  code: OrderDirection; country?: never; name?: never; phone?: never; postalCode?: never; region?: never; type?: never; zone?: never; }
  |  { address?: never; city?: never; code?: never;   /** ISO 3166-1 alpha-2. */
  country: OrderDirection; name?: never; phone?: never; postalCode?: never; region?: never; type?: never; zone?: never; }
  |  { address?: never; city?: never; code?: never; country?: never;   /** Name. */
  name: OrderDirection; phone?: never; postalCode?: never; region?: never; type?: never; zone?: never; }
  |  { address?: never; city?: never; code?: never; country?: never; name?: never;   /** Phone of the site. */
  phone: OrderDirection; postalCode?: never; region?: never; type?: never; zone?: never; }
  |  { address?: never; city?: never; code?: never; country?: never; name?: never; phone?: never;   /** Postal code. */
  postalCode: OrderDirection; region?: never; type?: never; zone?: never; }
  |  { address?: never; city?: never; code?: never; country?: never; name?: never; phone?: never; postalCode?: never;   /** Province or state. */
  region: OrderDirection; type?: never; zone?: never; }
  |  { address?: never; city?: never; code?: never; country?: never; name?: never; phone?: never; postalCode?: never; region?: never;   /** Kind of site. */
  type: OrderDirection; zone?: never; }
  |  { address?: never; city?: never; code?: never; country?: never; name?: never; phone?: never; postalCode?: never; region?: never; type?: never;   /** IANA time zone. */
  zone: OrderDirection; };

/** Look at the first records of a stream; nothing is kept. */
export type LookAtStreamInput = {
  /** Its form, the stream declared. */
  config: unknown;
  /** Kind of system. */
  connector: string;
  /** Of a connection that is there, whose secrets are used. */
  name?: string;
  /** By name; null: those that are kept. */
  secrets?: unknown;
  /** Name of the stream. */
  stream: string;
};

/** An example: this record should give that. */
export type MappingExampleInput = {
  /** Name of the connection. */
  connection: string;
  /** The record, field of theirs → text. */
  given: unknown;
  /** One of that name is replaced. */
  name: string;
  /** Name of the stream. */
  stream: string;
  /** Row → field of ours → canonical text. */
  then: unknown;
};

/** Texts that the rule of a field is to be tried with. */
export type MappingTrialInput = {
  /** As a mapping names it. */
  field: string;
  /** Name of the row. */
  row: string;
  /** The texts. */
  values: Array<string>;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type OffboardingFilter = {
  /** All of these hold. */
  and?: Array<OffboardingFilter> | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Which employment ends. */
  employment?: EmploymentLinkFilter | null | undefined;
  /** Who takes over. */
  handoverTo?: EmployeeLinkFilter | null | undefined;
  /** Who ends it and how. */
  kind?: TermFilter | null | undefined;
  /** Last day at work, inclusive. */
  lastWorkingDay?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: OffboardingFilter | null | undefined;
  /** Day of the notice. */
  noticedOn?: DateFilter | null | undefined;
  /** One of these holds. */
  or?: Array<OffboardingFilter> | null | undefined;
  /** Where it stands. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of Offboarding: those that the viewer may know of. */
export type OffboardingListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: OffboardingFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: OffboardingFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: OffboardingFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type OnboardingFilter = {
  /** Day of acceptance. */
  acceptedOn?: DateFilter | null | undefined;
  /** All of these hold. */
  and?: Array<OnboardingFilter> | null | undefined;
  /** Key in the recruiting system. */
  application?: CodeFilter | null | undefined;
  /** Whether papers and references were checked. */
  checked?: BooleanFilter | null | undefined;
  /** Where to. */
  department?: DepartmentLinkFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: OnboardingFilter | null | undefined;
  /** Day of the offer. */
  offeredOn?: DateFilter | null | undefined;
  /** One of these holds. */
  or?: Array<OnboardingFilter> | null | undefined;
  /** Title of the post. */
  position?: TextFilter | null | undefined;
  /** How the person was found. */
  source?: TextFilter | null | undefined;
  /** First day as agreed. */
  startDate?: DateFilter | null | undefined;
  /** Where it stands. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of Onboarding: those that the viewer may know of. */
export type OnboardingListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: OnboardingFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: OnboardingFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: OnboardingFilter | null | undefined;
};

/** A way to order; nulls come last both ways. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type OvertimeFilter = {
  /** All of these hold. */
  and?: Array<OvertimeFilter> | null | undefined;
  /** Who decides. */
  approver?: EmployeeLinkFilter | null | undefined;
  /** Paid or given back. */
  compensation?: TermFilter | null | undefined;
  /** For which day. */
  date?: DateFilter | null | undefined;
  /** On what kind of day, which decides its rate. */
  dayType?: TermFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** To. */
  endsAt?: DateTimeFilter | null | undefined;
  /** How long. */
  minutes?: IntFilter | null | undefined;
  /** This does not hold. */
  not?: OvertimeFilter | null | undefined;
  /** One of these holds. */
  or?: Array<OvertimeFilter> | null | undefined;
  /** What for. */
  reason?: TextFilter | null | undefined;
  /** From. */
  startsAt?: DateTimeFilter | null | undefined;
  /** Where the request stands. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of Overtime: those that the viewer may know of. */
export type OvertimeListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: OvertimeFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: OvertimeFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: OvertimeFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PayGroupFilter = {
  /** All of these hold. */
  and?: Array<PayGroupFilter> | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** ISO 4217. */
  currency?: CodeFilter | null | undefined;
  /** The list of Employment. */
  employments?: EmploymentListFilter | null | undefined;
  /** How often it is paid. */
  frequency?: TermFilter | null | undefined;
  /** Of which employer. */
  legalEntity?: LegalEntityLinkFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: PayGroupFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PayGroupFilter> | null | undefined;
  /** The list of PayrollRun. */
  payrollRuns?: PayrollRunListFilter | null | undefined;
};

/** A condition on a link to PayGroup. */
export type PayGroupLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: PayGroupFilter | null | undefined;
};

/** A condition on a list of PayGroup: those that the viewer may know of. */
export type PayGroupListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PayGroupFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PayGroupFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PayGroupFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type PayGroupOrder =
  {   /** The company's own code. */
  code: OrderDirection; currency?: never; frequency?: never; legalEntity?: never; name?: never; }
  |  { code?: never;   /** ISO 4217. */
  currency: OrderDirection; frequency?: never; legalEntity?: never; name?: never; }
  |  { code?: never; currency?: never;   /** How often it is paid. */
  frequency: OrderDirection; legalEntity?: never; name?: never; }
  |  { code?: never; currency?: never; frequency?: never;   /** Of which employer. */
  legalEntity: LegalEntityOrder; name?: never; }
  |  { code?: never; currency?: never; frequency?: never; legalEntity?: never;   /** Name. */
  name: OrderDirection; };

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PayrollRunFilter = {
  /** All of these hold. */
  and?: Array<PayrollRunFilter> | null | undefined;
  /** From when later changes are corrections. */
  booksClosedAt?: DateTimeFilter | null | undefined;
  /** Last day of the period, inclusive. */
  endDate?: DateFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: PayrollRunFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PayrollRunFilter> | null | undefined;
  /** Day of payment. */
  payDate?: DateFilter | null | undefined;
  /** For which group. */
  payGroup?: PayGroupLinkFilter | null | undefined;
  /** The list of Payslip. */
  payslips?: PayslipListFilter | null | undefined;
  /** Pay period. */
  period?: YearMonthFilter | null | undefined;
  /** First day of the period. */
  startDate?: DateFilter | null | undefined;
  /** Draft, approved, paid, closed. */
  status?: TermFilter | null | undefined;
  /** Regular, off cycle, correction, … */
  type?: TermFilter | null | undefined;
};

/** A condition on a link to PayrollRun. */
export type PayrollRunLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: PayrollRunFilter | null | undefined;
};

/** A condition on a list of PayrollRun: those that the viewer may know of. */
export type PayrollRunListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PayrollRunFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PayrollRunFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PayrollRunFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PayslipFilter = {
  /** All of these hold. */
  and?: Array<PayslipFilter> | null | undefined;
  /** The list of Contribution. */
  contributions?: ContributionListFilter | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** The list of PayslipLine. */
  lines?: PayslipLineListFilter | null | undefined;
  /** This does not hold. */
  not?: PayslipFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PayslipFilter> | null | undefined;
  /** Day of payment. */
  payDate?: DateFilter | null | undefined;
  /** How it is paid. */
  paymentMethod?: TermFilter | null | undefined;
  /** Which payroll run. */
  payrollRun?: PayrollRunLinkFilter | null | undefined;
  /** Pay period. */
  period?: YearMonthFilter | null | undefined;
  /** When its owner may see it. */
  releasedAt?: DateTimeFilter | null | undefined;
  /** Name of the payroll run. */
  run?: TextFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PayslipLineFilter = {
  /** All of these hold. */
  and?: Array<PayslipLineFilter> | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Which item. */
  item?: TermFilter | null | undefined;
  /** Its name on the payslip. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: PayslipLineFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PayslipLineFilter> | null | undefined;
  /** Of which payslip. */
  payslip?: PayslipLinkFilter | null | undefined;
  /** Place on the payslip. */
  position?: IntFilter | null | undefined;
  /** Hours, days or pieces. */
  quantity?: DecimalFilter | null | undefined;
  /** When its owner may see it. */
  releasedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a list of PayslipLine: those that the viewer may know of. */
export type PayslipLineListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PayslipLineFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PayslipLineFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PayslipLineFilter | null | undefined;
};

/** A condition on a link to Payslip. */
export type PayslipLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: PayslipFilter | null | undefined;
};

/** A condition on a list of Payslip: those that the viewer may know of. */
export type PayslipListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PayslipFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PayslipFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PayslipFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PenaltyFilter = {
  /** All of these hold. */
  and?: Array<PenaltyFilter> | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Day. */
  imposedOn?: DateFilter | null | undefined;
  /** Warning, demotion, … */
  kind?: TermFilter | null | undefined;
  /** Day from which it no longer counts. */
  liftedOn?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: PenaltyFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PenaltyFilter> | null | undefined;
};

/** A condition on a list of Penalty: those that the viewer may know of. */
export type PenaltyListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PenaltyFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PenaltyFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PenaltyFilter | null | undefined;
};

/** What a way opens. */
export type PolicyVerb =
  /** That the row is there. */
  | 'KNOW'
  /** The value's last characters. */
  | 'MASKED'
  /** The value. */
  | 'READ'
  /** To change the value. */
  | 'WRITE';

/** By what a way opens. */
export type PolicyWho =
  /** Their direct manager. */
  | 'DIRECT_MANAGER'
  /** Whoever signs in. */
  | 'EVERYONE'
  /** A holder of an HR grant that reaches them. */
  | 'GRANT'
  /** Any manager above them. */
  | 'MANAGER'
  /** The person whom the row is about. */
  | 'ONESELF';

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PositionFilter = {
  /** All of these hold. */
  and?: Array<PositionFilter> | null | undefined;
  /** The list of Assignment. */
  assignments?: AssignmentListFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** Where it stands. */
  department?: DepartmentLinkFilter | null | undefined;
  /** What its holder does. */
  duties?: TextFilter | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** Grade that it carries. */
  grade?: GradeLinkFilter | null | undefined;
  /** How many full-time holders it is meant for. */
  headcount?: DecimalFilter | null | undefined;
  /** Family of jobs that it belongs to. */
  jobFamily?: TextFilter | null | undefined;
  /** Whether its holder leads people. */
  leads?: BooleanFilter | null | undefined;
  /** Title. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: PositionFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PositionFilter> | null | undefined;
  /** The list of Position. */
  postsBelow?: PositionListFilter | null | undefined;
  /** Post above. */
  reportsTo?: PositionLinkFilter | null | undefined;
};

/** A condition on a link to Position. */
export type PositionLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: PositionFilter | null | undefined;
};

/** A condition on a list of Position: those that the viewer may know of. */
export type PositionListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PositionFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PositionFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PositionFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PunchCorrectionFilter = {
  /** All of these hold. */
  and?: Array<PunchCorrectionFilter> | null | undefined;
  /** Who decides. */
  approver?: EmployeeLinkFilter | null | undefined;
  /** For which day. */
  date?: DateFilter | null | undefined;
  /** In or out. */
  direction?: TermFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: PunchCorrectionFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PunchCorrectionFilter> | null | undefined;
  /** When it should have been. */
  punchedAt?: DateTimeFilter | null | undefined;
  /** Why it was missing. */
  reason?: TextFilter | null | undefined;
  /** Where the request stands. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of PunchCorrection: those that the viewer may know of. */
export type PunchCorrectionListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PunchCorrectionFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PunchCorrectionFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PunchCorrectionFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type PunchFilter = {
  /** All of these hold. */
  and?: Array<PunchFilter> | null | undefined;
  /** Reference system: WGS-84, GCJ-02, BD-09. */
  coordinates?: CodeFilter | null | undefined;
  /** Which device. */
  device?: TextFilter | null | undefined;
  /** In, out, a break. */
  direction?: TermFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Whether it was at a place meant for it. */
  inRange?: BooleanFilter | null | undefined;
  /** Degrees north. */
  latitude?: DecimalFilter | null | undefined;
  /** Degrees east. */
  longitude?: DecimalFilter | null | undefined;
  /** This does not hold. */
  not?: PunchFilter | null | undefined;
  /** What was said with it. */
  note?: TextFilter | null | undefined;
  /** One of these holds. */
  or?: Array<PunchFilter> | null | undefined;
  /** Reference of the picture taken. */
  photo?: TextFilter | null | undefined;
  /** Where, as the device says. */
  place?: TextFilter | null | undefined;
  /** When. */
  punchedAt?: DateTimeFilter | null | undefined;
  /** What recorded it. */
  source?: TermFilter | null | undefined;
};

/** A condition on a list of Punch: those that the viewer may know of. */
export type PunchListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: PunchFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: PunchFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: PunchFilter | null | undefined;
};

/** Which group. */
export type QuarantineGroupInput = {
  /** As the group says. */
  code: string;
  /** Name of the connection. */
  connection: string;
  /** As the group says. */
  entity: string;
  /** As the group says. */
  field: string;
  /** Name of the stream. */
  stream: string;
};

/** What words are put in order by; those of one rank by their ids. */
export type QueueOrder =
  | 'CELLS'
  | 'FIRST_SEEN'
  | 'LAST_SEEN'
  | 'PEOPLE';

/** What should stand in a record. */
export type RecordCorrection = {
  /** Where, as `cells` names it. */
  path: string;
  /** What; null is null. */
  value?: string | null | undefined;
};

/** Do not open what was asked for. */
export type RefuseEmergencyInput = {
  /** Of the request. */
  id: string | number;
  /** Why; it stands in the audit. */
  reason: string;
};

/** Forget an example. */
export type RemoveMappingExampleInput = {
  /** Name of the connection. */
  connection: string;
  /** Of the example. */
  name: string;
  /** Name of the stream. */
  stream: string;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type ReviewFilter = {
  /** All of these hold. */
  and?: Array<ReviewFilter> | null | undefined;
  /** Whose. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: ReviewFilter | null | undefined;
  /** One of these holds. */
  or?: Array<ReviewFilter> | null | undefined;
  /** Period, as the company counts: 2026 H1. */
  period?: TextFilter | null | undefined;
  /** When its owner may see it. */
  publishedAt?: DateTimeFilter | null | undefined;
  /** Final rating, on the company's scale. */
  rating?: TextFilter | null | undefined;
  /** Who judged. */
  reviewer?: EmployeeLinkFilter | null | undefined;
  /** Final score. */
  score?: DecimalFilter | null | undefined;
  /** Where it stands. */
  status?: TermFilter | null | undefined;
};

/** A condition on a list of Review: those that the viewer may know of. */
export type ReviewListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: ReviewFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: ReviewFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: ReviewFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type RewardFilter = {
  /** All of these hold. */
  and?: Array<RewardFilter> | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** By whom. */
  grantedBy?: TextFilter | null | undefined;
  /** Day. */
  grantedOn?: DateFilter | null | undefined;
  /** Praise, prize, promotion, … */
  kind?: TermFilter | null | undefined;
  /** This does not hold. */
  not?: RewardFilter | null | undefined;
  /** One of these holds. */
  or?: Array<RewardFilter> | null | undefined;
  /** When everybody may know. */
  publishedAt?: DateTimeFilter | null | undefined;
  /** What for. */
  title?: TextFilter | null | undefined;
};

/** A condition on a list of Reward: those that the viewer may know of. */
export type RewardListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: RewardFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: RewardFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: RewardFilter | null | undefined;
};

/** What became of a row of a bulk edit. */
export type RowOutcome =
  /** A cell has another value, or may have: not all are the viewer's. */
  | 'CHANGED'
  /** The values do not fit. */
  | 'INVALID'
  /** The viewer may not change it so, or there is no such row for them. */
  | 'REFUSED'
  /** It has another version than was expected. */
  | 'STALE'
  /** Every cell had that value; the hub stands by it from now on. */
  | 'UNCHANGED'
  /** It could be changed, and was not: it is all rows or none. */
  | 'WITHHELD';

/** Save the draft of a stream. */
export type SaveMappingDraftInput = {
  /** Name of the connection. */
  connection: string;
  /** The document, as data. */
  document: unknown;
  /** Hash of the draft that was seen; another one is a conflict. */
  expectedHash?: string | null | undefined;
  /** Why; goes with the version. */
  reason?: string | null | undefined;
  /** Name of the stream. */
  stream: string;
};

/** A condition on a sealed value: equality alone, by a blind index. */
export type SealedFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type SessionFilter = {
  /** All of these hold. */
  and?: Array<SessionFilter> | null | undefined;
  /** Which course. */
  course?: CourseLinkFilter | null | undefined;
  /** Ends. */
  endsAt?: DateTimeFilter | null | undefined;
  /** The list of Enrolment. */
  enrolments?: EnrolmentListFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: SessionFilter | null | undefined;
  /** One of these holds. */
  or?: Array<SessionFilter> | null | undefined;
  /** Room or address of the meeting. */
  place?: TextFilter | null | undefined;
  /** How many can come. */
  seats?: DecimalFilter | null | undefined;
  /** Begins. */
  startsAt?: DateTimeFilter | null | undefined;
  /** Planned, held, cancelled. */
  status?: TermFilter | null | undefined;
  /** Who teaches. */
  trainer?: TextFilter | null | undefined;
};

/** A condition on a link to Session. */
export type SessionLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: SessionFilter | null | undefined;
};

/** A condition on a list of Session: those that the viewer may know of. */
export type SessionListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: SessionFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: SessionFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: SessionFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type ShiftFilter = {
  /** Whether it is still used. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ShiftFilter> | null | undefined;
  /** The list of Assignment. */
  assignments?: AssignmentListFilter | null | undefined;
  /** Break that is not worked. */
  breakMinutes?: IntFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** Early without consequence up to. */
  earlyGraceMinutes?: IntFilter | null | undefined;
  /** Ends at; earlier than the beginning: the next day. */
  endTime?: LocalTimeFilter | null | undefined;
  /** Whether beginning and end are free. */
  flexible?: BooleanFilter | null | undefined;
  /** Late without consequence up to. */
  lateGraceMinutes?: IntFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ShiftFilter | null | undefined;
  /** One of these holds. */
  or?: Array<ShiftFilter> | null | undefined;
  /** Begins at. */
  startTime?: LocalTimeFilter | null | undefined;
  /** Time due. */
  workMinutes?: IntFilter | null | undefined;
};

/** A condition on a link to Shift. */
export type ShiftLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: ShiftFilter | null | undefined;
};

/** A mapping to begin with. */
export type StreamDraftInput = {
  /** The document, as data. */
  document: unknown;
  /** Name of the stream. */
  stream: string;
};

/** Take what a SKOS document says into a vocabulary. */
export type TakeSkosInput = {
  /** The document: JSON-LD, as `vocabularySkos` gives it. */
  document: string;
  /** Why; kept in the trail. */
  reason: string;
  /** Name of the vocabulary. */
  vocabulary: string;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type TaxItemFilter = {
  /** All of these hold. */
  and?: Array<TaxItemFilter> | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Which item. */
  item?: TermFilter | null | undefined;
  /** This does not hold. */
  not?: TaxItemFilter | null | undefined;
  /** One of these holds. */
  or?: Array<TaxItemFilter> | null | undefined;
  /** Up to which month. */
  period?: YearMonthFilter | null | undefined;
  /** When its owner may see it. */
  releasedAt?: DateTimeFilter | null | undefined;
};

/** A condition on a list of TaxItem: those that the viewer may know of. */
export type TaxItemListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: TaxItemFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: TaxItemFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: TaxItemFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type TeamFilter = {
  /** Whether it still works. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<TeamFilter> | null | undefined;
  /** The list of Team. */
  children?: TeamListFilter | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** Who leads it. */
  lead?: EmployeeLinkFilter | null | undefined;
  /** The list of TeamMembership. */
  memberships?: TeamMembershipListFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: TeamFilter | null | undefined;
  /** One of these holds. */
  or?: Array<TeamFilter> | null | undefined;
  /** Team above. */
  parent?: TeamLinkFilter | null | undefined;
  /** What it is for. */
  purpose?: TextFilter | null | undefined;
};

/** A condition on a link to Team. */
export type TeamLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: TeamFilter | null | undefined;
};

/** A condition on a list of Team: those that the viewer may know of. */
export type TeamListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: TeamFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: TeamFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: TeamFilter | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type TeamMembershipFilter = {
  /** All of these hold. */
  and?: Array<TeamMembershipFilter> | null | undefined;
  /** First day. */
  effectiveFrom?: DateFilter | null | undefined;
  /** Last day, inclusive. */
  effectiveTo?: DateFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** This does not hold. */
  not?: TeamMembershipFilter | null | undefined;
  /** One of these holds. */
  or?: Array<TeamMembershipFilter> | null | undefined;
  /** Share of full time, 0 to 100. */
  percent?: DecimalFilter | null | undefined;
  /** What they do there. */
  role?: TextFilter | null | undefined;
  /** In which team. */
  team?: TeamLinkFilter | null | undefined;
};

/** A condition on a list of TeamMembership: those that the viewer may know of. */
export type TeamMembershipListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: TeamMembershipFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: TeamMembershipFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: TeamMembershipFilter | null | undefined;
};

/** What the company says of a term; what is absent stays. */
export type TermEditInput = {
  /** false retires it: it is offered no more, and stays where it is. */
  active?: boolean | null | undefined;
  /** Names beside those that it has. */
  aliases?: Array<string> | null | undefined;
  /** Code of the broader term. */
  broader?: string | null | undefined;
  /** Code of the term; it never changes. */
  code: string;
  /** The term is new. */
  create?: boolean;
  /** What it means. */
  definition?: string | null | undefined;
  /** What it is called; what it was called stays an alias. */
  label?: TermLabelInput | null | undefined;
  /** Of a new term in an order: its place, higher is more. */
  rank?: number | null | undefined;
  /** Name of the vocabulary. */
  vocabulary: string;
};

/** A condition on a term, by codes. */
export type TermFilter = {
  /** Of this rank or higher. */
  atLeast?: string | null | undefined;
  /** Equal. */
  eq?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** This one or anything below it in its tree. */
  under?: string | null | undefined;
};

/** A label in one or both languages. */
export type TermLabelInput = {
  /** In English. */
  en?: string | null | undefined;
  /** In Chinese. */
  zh?: string | null | undefined;
};

/** A condition on a String. */
export type TextFilter = {
  /** Has this in it. */
  contains?: string | null | undefined;
  /** Equal. */
  eq?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Begins with. */
  prefix?: string | null | undefined;
};

/** Which end of a list in the order of time comes first. */
export type TimeOrder =
  | 'NEWEST'
  | 'OLDEST';

/** Reach a system and ask for its streams; nothing is kept. */
export type TryConnectionInput = {
  /** Its form; without `streams`, streams are offered. */
  config: unknown;
  /** Kind of system. */
  connector: string;
  /** Of a connection that is there, whose secrets are used. */
  name?: string;
  /** By name; null: those that are kept. */
  secrets?: unknown;
};

/** What a word means. */
export type WordDecision = {
  /** Of the word. */
  id: string | number;
  /** Code of the term; null: the word means nothing. */
  term?: string | null | undefined;
};

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type WorkCalendarFilter = {
  /** All of these hold. */
  and?: Array<WorkCalendarFilter> | null | undefined;
  /** The company's own code. */
  code?: CodeFilter | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: CodeFilter | null | undefined;
  /** Time due on a working day. */
  dayMinutes?: IntFilter | null | undefined;
  /** The list of CalendarDay. */
  days?: CalendarDayListFilter | null | undefined;
  /** The list of Employment. */
  employments?: EmploymentListFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: WorkCalendarFilter | null | undefined;
  /** One of these holds. */
  or?: Array<WorkCalendarFilter> | null | undefined;
  /** Province or state, where it differs. */
  region?: TextFilter | null | undefined;
  /** Days of the week that are worked: 1,2,3,4,5. */
  workingDays?: TextFilter | null | undefined;
};

/** A condition on a link to WorkCalendar. */
export type WorkCalendarLinkFilter = {
  /** Equal to one of these. */
  in?: Array<string | number> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** The row that is linked passes this. */
  where?: WorkCalendarFilter | null | undefined;
};

/** One field and its direction, perhaps behind a link; later ones break ties. */
export type WorkCalendarOrder =
  {   /** The company's own code. */
  code: OrderDirection; country?: never; dayMinutes?: never; name?: never; region?: never; workingDays?: never; }
  |  { code?: never;   /** ISO 3166-1 alpha-2. */
  country: OrderDirection; dayMinutes?: never; name?: never; region?: never; workingDays?: never; }
  |  { code?: never; country?: never;   /** Time due on a working day. */
  dayMinutes: OrderDirection; name?: never; region?: never; workingDays?: never; }
  |  { code?: never; country?: never; dayMinutes?: never;   /** Name. */
  name: OrderDirection; region?: never; workingDays?: never; }
  |  { code?: never; country?: never; dayMinutes?: never; name?: never;   /** Province or state, where it differs. */
  region: OrderDirection; workingDays?: never; }
  |  { code?: never; country?: never; dayMinutes?: never; name?: never; region?: never;   /** Days of the week that are worked: 1,2,3,4,5. */
  workingDays: OrderDirection; };

/** All that is named must hold. A locked cell is unknown: neither equal nor unequal. */
export type WorkHistoryFilter = {
  /** All of these hold. */
  and?: Array<WorkHistoryFilter> | null | undefined;
  /** Employer. */
  company?: TextFilter | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: CodeFilter | null | undefined;
  /** Department there. */
  department?: TextFilter | null | undefined;
  /** What was done. */
  duties?: TextFilter | null | undefined;
  /** Who. */
  employee?: EmployeeLinkFilter | null | undefined;
  /** Last day, inclusive. */
  endDate?: DateFilter | null | undefined;
  /** Line of business. */
  industry?: TextFilter | null | undefined;
  /** Why it ended, as told. */
  leavingReason?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: WorkHistoryFilter | null | undefined;
  /** One of these holds. */
  or?: Array<WorkHistoryFilter> | null | undefined;
  /** Title. */
  position?: TextFilter | null | undefined;
  /** Who can be asked. */
  referee?: TextFilter | null | undefined;
  /** First day. */
  startDate?: DateFilter | null | undefined;
};

/** A condition on a list of WorkHistory: those that the viewer may know of. */
export type WorkHistoryListFilter = {
  /** No row fails this; holds for an empty list. */
  every?: WorkHistoryFilter | null | undefined;
  /** No row passes this; `{}`: there is none. */
  none?: WorkHistoryFilter | null | undefined;
  /** At least one row passes this; `{}`: there is one. */
  some?: WorkHistoryFilter | null | undefined;
};

/** A condition on a YearMonth. */
export type YearMonthFilter = {
  /** Equal. */
  eq?: string | null | undefined;
  /** Greater, later. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether nothing is there for the viewer; a locked cell counts as null. */
  isNull?: boolean | null | undefined;
  /** Less, earlier. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', grants: Array<string>, scopes: Array<string>, employee: { __typename: 'Employee', id: string, legalName: string | null, number: string | null } | null } };

export type CellsOfQueryVariables = Exact<{
  id: string | number;
}>;


export type CellsOfQuery = { __typename: 'Query', employee: { __typename: 'Employee', id: string, legalName: string | null, number: string | null } | null, access: Array<{ __typename: 'CellAccess', field: string, class: string, read: boolean, write: boolean, because: string, writeBecause: string | null }> | null };

export type ReadsOfQueryVariables = Exact<{
  id: string | number;
  before?: string | number | null | undefined;
}>;


export type ReadsOfQuery = { __typename: 'Query', reads: Array<{ __typename: 'Read', id: string, at: string, by: string, classes: Array<string>, purpose: string | null }> | null };

export type FindPersonQueryVariables = Exact<{
  search: string;
}>;


export type FindPersonQuery = { __typename: 'Query', employees: { __typename: 'EmployeeConnection', nodes: Array<{ __typename: 'Employee', id: string, legalName: string | null, number: string | null }> } };

export type DoorsQueryVariables = Exact<{ [key: string]: never; }>;


export type DoorsQuery = { __typename: 'Query', signInAccounts: Array<{ __typename: 'SignInAccount', number: string | null, takenUp: boolean, passkeys: number, apps: number, recoveryCodes: number, createdAt: string, createdBy: string }> | null, machineClients: Array<{ __typename: 'MachineClient', name: string, createdAt: string, usedAt: string | null, revokedAt: string | null }> | null };

export type WhoCanSeeQueryVariables = Exact<{
  id: string | number;
  field: string;
}>;


export type WhoCanSeeQuery = { __typename: 'Query', whoCanSee: { __typename: 'Witnesses', everyone: boolean, named: Array<{ __typename: 'Witness', by: string, because: string }> } | null };

export type GrantShownFragment = { __typename: 'AccessGrant', id: string, holder: string, number: string | null, role: string, classes: Array<string>, extent: GrantExtent, of: Array<string>, validFrom: string, validTo: string | null, expiresAt: string | null, grantedBy: string, reason: string };

export type DeputyShownFragment = { __typename: 'Deputy', id: string, manager: string, deputy: string, validFrom: string, validTo: string, reason: string, givenBy: string };

export type GrantsQueryVariables = Exact<{
  after?: string | number | null | undefined;
}>;


export type GrantsQuery = { __typename: 'Query', grants: Array<{ __typename: 'AccessGrant', id: string, holder: string, number: string | null, role: string, classes: Array<string>, extent: GrantExtent, of: Array<string>, validFrom: string, validTo: string | null, expiresAt: string | null, grantedBy: string, reason: string }> | null };

export type DelegationsQueryVariables = Exact<{ [key: string]: never; }>;


export type DelegationsQuery = { __typename: 'Query', delegations: Array<{ __typename: 'Deputy', id: string, manager: string, deputy: string, validFrom: string, validTo: string, reason: string, givenBy: string }> | null };

export type EmergenciesQueryVariables = Exact<{
  before?: string | number | null | undefined;
}>;


export type EmergenciesQuery = { __typename: 'Query', emergencies: Array<{ __typename: 'Emergency', id: string, by: string, purpose: string, classes: Array<string>, askedAt: string, openedBy: string | null, openedAt: string | null, expiresAt: string | null, endedAt: string | null }> | null, accessAlarms: Array<{ __typename: 'AccessAlarm', kind: string, by: string, class: string, people: number | null, since: string }> | null };

export type PolicyQueryVariables = Exact<{
  entity?: string | null | undefined;
}>;


export type PolicyQuery = { __typename: 'Query', accessPolicy: { __typename: 'AccessPolicy', grants: Array<string>, roles: Array<string>, lines: Array<{ __typename: 'PolicyLine', name: string, class: string, recorded: boolean, queryable: boolean, ways: Array<{ __typename: 'PolicyWay', verb: PolicyVerb, who: PolicyWho, grant: string | null, state: string | null, stepUp: boolean }> }> } | null };

export type LookAsQueryVariables = Exact<{
  id: string | number;
}>;


export type LookAsQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', employee: { __typename: 'Employee', id: string } | null }, employee: { __typename: 'Employee', id: string, restricted: Array<string>, number: string | null, legalName: string | null, preferredName: string | null, latinName: string | null, position: string | null, grade: string | null, workEmail: string | null, workPhone: string | null, hireDate: string | null, birthDate: string | null, nationalId: string | null, nativePlace: string | null, privatePhone: string | null, privateEmail: string | null, homeAddress: string | null, gender: { __typename: 'Term', label: string } | null, status: { __typename: 'Term', label: string } | null, ethnicity: { __typename: 'Term', label: string } | null, maritalStatus: { __typename: 'Term', label: string } | null, politicalStatus: { __typename: 'Term', label: string } | null, department: { __typename: 'Department', id: string, name: string | null } | null, manager: { __typename: 'Employee', id: string, legalName: string | null } | null } | null };

export type GiveGrantMutationVariables = Exact<{
  input: GiveGrantInput;
}>;


export type GiveGrantMutation = { __typename: 'Mutation', giveGrant:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'GiveGrantSuccess' }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type EndGrantMutationVariables = Exact<{
  input: EndGrantInput;
}>;


export type EndGrantMutation = { __typename: 'Mutation', endGrant:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'EndGrantSuccess' }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type DelegateMutationVariables = Exact<{
  input: DelegateInput;
}>;


export type DelegateMutation = { __typename: 'Mutation', delegate:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'DelegateSuccess' }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type EndDelegationMutationVariables = Exact<{
  input: EndDelegationInput;
}>;


export type EndDelegationMutation = { __typename: 'Mutation', endDelegation:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'EndDelegationSuccess' }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type AskEmergencyMutationVariables = Exact<{
  input: AskEmergencyInput;
}>;


export type AskEmergencyMutation = { __typename: 'Mutation', askEmergency:
    | { __typename: 'AskEmergencySuccess' }
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type OpenEmergencyMutationVariables = Exact<{
  id: string | number;
}>;


export type OpenEmergencyMutation = { __typename: 'Mutation', openEmergency:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'OpenEmergencySuccess' }
   };

export type RefuseEmergencyMutationVariables = Exact<{
  input: RefuseEmergencyInput;
}>;


export type RefuseEmergencyMutation = { __typename: 'Mutation', refuseEmergency:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'RefuseEmergencySuccess' }
   };

export type ActFragment = { __typename: 'AuditEntry', id: string, at: string, by: string, action: string, entity: string, rows: number, reason: string | null, chained: boolean, facts: Array<{ __typename: 'AuditFact', name: string, values: Array<string>, hidden: number }> };

export type AuditEntriesQueryVariables = Exact<{
  actor?: string | number | null | undefined;
  action?: string | null | undefined;
  entity?: string | null | undefined;
  row?: string | number | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  after?: string | null | undefined;
  order?: TimeOrder | null | undefined;
}>;


export type AuditEntriesQuery = { __typename: 'Query', auditEntries: { __typename: 'AuditPage', endCursor: string | null, nodes: Array<{ __typename: 'AuditEntry', id: string, at: string, by: string, action: string, entity: string, rows: number, reason: string | null, chained: boolean, facts: Array<{ __typename: 'AuditFact', name: string, values: Array<string>, hidden: number }> }> } | null };

export type AuditWordsQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditWordsQuery = { __typename: 'Query', auditWords: { __typename: 'AuditWords', actions: Array<string>, entities: Array<string> } | null };

export type AuditStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditStatusQuery = { __typename: 'Query', auditStatus: { __typename: 'AuditStatus', chained: number, sealedAt: string | null, anchored: number, waiting: number, waitingSince: string | null, verified: { __typename: 'AuditVerdict', at: string, by: string, entries: number, checkpoints: number, count: number, findings: Array<string> } | null } | null };

export type VerifyAuditMutationVariables = Exact<{
  reason: string;
}>;


export type VerifyAuditMutation = { __typename: 'Mutation', verifyAudit:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'VerifyAuditSuccess', entries: number, count: number, findings: Array<string> }
   };

export type SideFragment = { __typename: 'ConflictSide', id: string, system: string, stream: string, record: string, since: string | null, value: string | null, label: string | null, row: string | null, wins: boolean };

export type DisputedFragment = { __typename: 'FieldConflict', id: string, entity: string, field: string, row: string, subject: string | null, sentence: string, since: string, state: string, reason: string | null, decidedBy: string | null, decidedAt: string | null, sides: Array<{ __typename: 'ConflictSide', id: string, system: string, stream: string, record: string, since: string | null, value: string | null, label: string | null, row: string | null, wins: boolean }> };

export type HeapFragment = { __typename: 'ConflictHeap', entity: string, field: string, winner: string, against: Array<string>, state: string, count: number };

export type ConflictsQueryVariables = Exact<{
  entity?: string | null | undefined;
  field?: string | null | undefined;
  system?: string | null | undefined;
  department?: string | number | null | undefined;
  state: string;
  after?: string | null | undefined;
}>;


export type ConflictsQuery = { __typename: 'Query', conflicts: { __typename: 'ConflictPage', totalCount: number, endCursor: string | null, nodes: Array<{ __typename: 'FieldConflict', id: string, entity: string, field: string, row: string, subject: string | null, sentence: string, since: string, state: string, reason: string | null, decidedBy: string | null, decidedAt: string | null, sides: Array<{ __typename: 'ConflictSide', id: string, system: string, stream: string, record: string, since: string | null, value: string | null, label: string | null, row: string | null, wins: boolean }> }> } | null, heaps: { __typename: 'ConflictPage', totalCount: number, heaps: Array<{ __typename: 'ConflictHeap', entity: string, field: string, winner: string, against: Array<string>, state: string, count: number }> } | null };

export type RowNamesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RowNamesQuery = { __typename: 'Query', nodes: Array<
    | { __typename: 'Assignment', id: string }
    | { __typename: 'AttendanceDay', id: string }
    | { __typename: 'BankAccount', id: string }
    | { __typename: 'BusinessTrip', id: string }
    | { __typename: 'CalendarDay', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'Compensation', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'Contribution', id: string }
    | { __typename: 'CostCentre', id: string, centreName: string | null }
    | { __typename: 'Course', id: string }
    | { __typename: 'Department', id: string, departmentName: string | null }
    | { __typename: 'Dependent', id: string }
    | { __typename: 'Education', id: string }
    | { __typename: 'EmergencyContact', id: string }
    | { __typename: 'Employee', legalName: string | null, number: string | null, id: string }
    | { __typename: 'Employment', id: string }
    | { __typename: 'Enrolment', id: string }
    | { __typename: 'Goal', id: string }
    | { __typename: 'Grade', id: string, gradeName: string | null }
    | { __typename: 'HealthRecord', id: string }
    | { __typename: 'IdentityDocument', id: string }
    | { __typename: 'InsuranceEnrolment', id: string }
    | { __typename: 'LeaveBalance', id: string }
    | { __typename: 'LeaveRequest', id: string }
    | { __typename: 'LeaveType', id: string }
    | { __typename: 'LegalEntity', id: string, entityName: string | null }
    | { __typename: 'Location', id: string, locationName: string | null }
    | { __typename: 'Offboarding', id: string }
    | { __typename: 'Onboarding', id: string }
    | { __typename: 'Overtime', id: string }
    | { __typename: 'PayGroup', id: string }
    | { __typename: 'PayrollRun', id: string }
    | { __typename: 'Payslip', id: string }
    | { __typename: 'PayslipLine', id: string }
    | { __typename: 'Penalty', id: string }
    | { __typename: 'Position', id: string }
    | { __typename: 'Punch', id: string }
    | { __typename: 'PunchCorrection', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'Reward', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Shift', id: string }
    | { __typename: 'TaxItem', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TeamMembership', id: string }
    | { __typename: 'WorkCalendar', id: string }
    | { __typename: 'WorkHistory', id: string }
   | null> };

export type TakeConflictValueMutationVariables = Exact<{
  conflict: string | number;
  side: string | number;
  reason: string;
}>;


export type TakeConflictValueMutation = { __typename: 'Mutation', takeConflictValue:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'TakeConflictValueSuccess' }
   };

export type KeepConflictsMutationVariables = Exact<{
  conflicts: Array<string | number> | string | number;
  reason: string;
}>;


export type KeepConflictsMutation = { __typename: 'Mutation', keepConflicts:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'KeepConflictsSuccess', conflicts: number }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type ReopenConflictMutationVariables = Exact<{
  conflict: string | number;
  reason: string;
}>;


export type ReopenConflictMutation = { __typename: 'Mutation', reopenConflict:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'ReopenConflictSuccess' }
   };

export type OwnFieldMutationVariables = Exact<{
  entity: string;
  field: string;
  connection: string;
  reason: string;
}>;


export type OwnFieldMutation = { __typename: 'Mutation', ownField:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'OwnFieldSuccess', streams: Array<{ __typename: 'FieldFiller', connection: string, stream: string, outcome: string, problems: Array<string> }> }
   };

export type ConnectorKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectorKindsQuery = { __typename: 'Query', connectorKinds: Array<{ __typename: 'ConnectorKind', kind: string, label: string, fields: Array<{ __typename: 'ConnectorField', name: string, label: string, type: string, required: boolean, secret: boolean, help: string | null }> }> | null };

export type ConnectionSettingsQueryVariables = Exact<{
  name: string;
}>;


export type ConnectionSettingsQuery = { __typename: 'Query', connectionSettings: { __typename: 'ConnectionSettings', name: string, connector: string, config: unknown, secrets: Array<string>, schedule: string | null, streams: Array<string> } | null };

export type TryConnectionMutationVariables = Exact<{
  input: TryConnectionInput;
}>;


export type TryConnectionMutation = { __typename: 'Mutation', tryConnection:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'TryConnectionSuccess', streams: Array<{ __typename: 'FoundStream', name: string, mode: string, fields: Array<string>, settings: unknown, problem: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null }> }
   };

export type LookAtStreamMutationVariables = Exact<{
  input: LookAtStreamInput;
}>;


export type LookAtStreamMutation = { __typename: 'Mutation', lookAtStream:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'LookAtStreamSuccess', look: { __typename: 'StreamLook', stream: string, records: number, document: unknown, ships: boolean, fields: Array<{ __typename: 'StreamField', path: string, guess: string, nulls: number, distinct: number, samples: Array<string>, masked: boolean, mapped: Array<string> }>, matches: Array<{ __typename: 'MappingMatch', path: string, target: string, confidence: number, why: string }>, doubts: Array<{ __typename: 'MappingMatch', path: string, target: string, confidence: number, why: string }> } }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type ConnectSystemMutationVariables = Exact<{
  input: ConnectSystemInput;
}>;


export type ConnectSystemMutation = { __typename: 'Mutation', connectSystem:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'ConnectSystemSuccess', connection: { __typename: 'SystemConnection', name: string, connector: string, schedule: string | null, paused: boolean, streams: Array<string>, waitingRecords: number, rejectedRecords: number, pendingCells: number, lastRun: { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } } | null } }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { __typename: 'Query', connections: Array<{ __typename: 'SystemConnection', name: string, connector: string, schedule: string | null, paused: boolean, streams: Array<string>, waitingRecords: number, rejectedRecords: number, pendingCells: number, lastRun: { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } } | null }> | null, queue: { __typename: 'QueuePage', totalCount: number, cells: number, nodes: Array<{ __typename: 'QueueWord', id: string, connection: string, entity: string, field: string, value: string | null, cells: number, people: number }> } | null };

export type PeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleQuery = { __typename: 'Query', employees: { __typename: 'EmployeeConnection', totalCount: number }, departments: { __typename: 'DepartmentConnection', totalCount: number } };

export type PairFragment = { __typename: 'IdentityPair', one: string, other: string, grade: string, state: string, score: number | null, foundAt: string, assignee: string | null, comment: string | null, decidedBy: string | null, reason: string | null, evidence: Array<{ __typename: 'IdentityEvidence', field: string | null, code: string | null, text: string | null, speaksFor: boolean | null }> };

export type MergedFragment = { __typename: 'IdentityMerge', id: string, survivor: string, merged: string, rows: number, by: string, at: string, reason: string, undoneBy: string | null, undoneAt: string | null, undoneReason: string | null };

export type IdentityPairsQueryVariables = Exact<{
  state: string;
  grade?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type IdentityPairsQuery = { __typename: 'Query', identityPairs: { __typename: 'IdentityPage', endCursor: string | null, nodes: Array<{ __typename: 'IdentityPair', one: string, other: string, grade: string, state: string, score: number | null, foundAt: string, assignee: string | null, comment: string | null, decidedBy: string | null, reason: string | null, evidence: Array<{ __typename: 'IdentityEvidence', field: string | null, code: string | null, text: string | null, speaksFor: boolean | null }> }>, counts: Array<{ __typename: 'IdentityCount', state: string, grade: string, pairs: number }> } | null };

export type MatchedFragment = { __typename: 'AccountMatch', match: string, system: string, account: string, employee: string, grade: string, state: string, score: number | null, foundAt: string, decidedBy: string | null, reason: string | null, evidence: Array<{ __typename: 'IdentityEvidence', field: string | null, code: string | null, text: string | null, speaksFor: boolean | null }> };

export type AccountMatchesQueryVariables = Exact<{
  state: string;
  after?: string | null | undefined;
}>;


export type AccountMatchesQuery = { __typename: 'Query', accountMatches: { __typename: 'AccountMatchPage', endCursor: string | null, nodes: Array<{ __typename: 'AccountMatch', match: string, system: string, account: string, employee: string, grade: string, state: string, score: number | null, foundAt: string, decidedBy: string | null, reason: string | null, evidence: Array<{ __typename: 'IdentityEvidence', field: string | null, code: string | null, text: string | null, speaksFor: boolean | null }> }>, counts: Array<{ __typename: 'AccountCount', state: string, matches: number, accounts: number }> } | null };

export type AccountSidesQueryVariables = Exact<{
  match: string | number;
  ids: Array<string | number> | string | number;
}>;


export type AccountSidesQuery = { __typename: 'Query', accountRecord: Array<{ __typename: 'RecordCell', path: string, value: string | null, locked: boolean, fields: Array<string> }> | null, nodes: Array<
    | { __typename: 'Assignment', id: string }
    | { __typename: 'AttendanceDay', id: string }
    | { __typename: 'BankAccount', id: string }
    | { __typename: 'BusinessTrip', id: string }
    | { __typename: 'CalendarDay', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'Compensation', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'Contribution', id: string }
    | { __typename: 'CostCentre', id: string }
    | { __typename: 'Course', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'Dependent', id: string }
    | { __typename: 'Education', id: string }
    | { __typename: 'EmergencyContact', id: string }
    | { __typename: 'Employee', id: string, restricted: Array<string>, legalName: string | null, latinName: string | null, number: string | null, birthDate: string | null, nativePlace: string | null, workEmail: string | null, workPhone: string | null, privatePhone: string | null, hireDate: string | null, position: string | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }>, gender: { __typename: 'Term', label: string } | null, status: { __typename: 'Term', label: string } | null, department: { __typename: 'Department', name: string | null } | null }
    | { __typename: 'Employment', id: string }
    | { __typename: 'Enrolment', id: string }
    | { __typename: 'Goal', id: string }
    | { __typename: 'Grade', id: string }
    | { __typename: 'HealthRecord', id: string }
    | { __typename: 'IdentityDocument', id: string }
    | { __typename: 'InsuranceEnrolment', id: string }
    | { __typename: 'LeaveBalance', id: string }
    | { __typename: 'LeaveRequest', id: string }
    | { __typename: 'LeaveType', id: string }
    | { __typename: 'LegalEntity', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Offboarding', id: string }
    | { __typename: 'Onboarding', id: string }
    | { __typename: 'Overtime', id: string }
    | { __typename: 'PayGroup', id: string }
    | { __typename: 'PayrollRun', id: string }
    | { __typename: 'Payslip', id: string }
    | { __typename: 'PayslipLine', id: string }
    | { __typename: 'Penalty', id: string }
    | { __typename: 'Position', id: string }
    | { __typename: 'Punch', id: string }
    | { __typename: 'PunchCorrection', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'Reward', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Shift', id: string }
    | { __typename: 'TaxItem', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TeamMembership', id: string }
    | { __typename: 'WorkCalendar', id: string }
    | { __typename: 'WorkHistory', id: string }
   | null> };

export type AccountsTodayQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountsTodayQuery = { __typename: 'Query', accountsToDecide: number | null };

export type AccountsOfQueryVariables = Exact<{
  employee: string | number;
}>;


export type AccountsOfQuery = { __typename: 'Query', accountsOf: Array<{ __typename: 'SystemAccount', id: string, system: string, account: string, since: string }> | null };

export type IdentityMergesQueryVariables = Exact<{
  standing: boolean;
  before?: string | number | null | undefined;
}>;


export type IdentityMergesQuery = { __typename: 'Query', identityMerges: Array<{ __typename: 'IdentityMerge', id: string, survivor: string, merged: string, rows: number, by: string, at: string, reason: string, undoneBy: string | null, undoneAt: string | null, undoneReason: string | null }> | null };

export type PairSideFragment = { __typename: 'Employee', id: string, restricted: Array<string>, legalName: string | null, latinName: string | null, number: string | null, birthDate: string | null, nativePlace: string | null, workEmail: string | null, workPhone: string | null, privatePhone: string | null, hireDate: string | null, position: string | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }>, gender: { __typename: 'Term', label: string } | null, status: { __typename: 'Term', label: string } | null, department: { __typename: 'Department', name: string | null } | null };

export type PairSidesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type PairSidesQuery = { __typename: 'Query', nodes: Array<
    | { __typename: 'Assignment', id: string }
    | { __typename: 'AttendanceDay', id: string }
    | { __typename: 'BankAccount', id: string }
    | { __typename: 'BusinessTrip', id: string }
    | { __typename: 'CalendarDay', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'Compensation', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'Contribution', id: string }
    | { __typename: 'CostCentre', id: string }
    | { __typename: 'Course', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'Dependent', id: string }
    | { __typename: 'Education', id: string }
    | { __typename: 'EmergencyContact', id: string }
    | { __typename: 'Employee', id: string, restricted: Array<string>, legalName: string | null, latinName: string | null, number: string | null, birthDate: string | null, nativePlace: string | null, workEmail: string | null, workPhone: string | null, privatePhone: string | null, hireDate: string | null, position: string | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }>, gender: { __typename: 'Term', label: string } | null, status: { __typename: 'Term', label: string } | null, department: { __typename: 'Department', name: string | null } | null }
    | { __typename: 'Employment', id: string }
    | { __typename: 'Enrolment', id: string }
    | { __typename: 'Goal', id: string }
    | { __typename: 'Grade', id: string }
    | { __typename: 'HealthRecord', id: string }
    | { __typename: 'IdentityDocument', id: string }
    | { __typename: 'InsuranceEnrolment', id: string }
    | { __typename: 'LeaveBalance', id: string }
    | { __typename: 'LeaveRequest', id: string }
    | { __typename: 'LeaveType', id: string }
    | { __typename: 'LegalEntity', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Offboarding', id: string }
    | { __typename: 'Onboarding', id: string }
    | { __typename: 'Overtime', id: string }
    | { __typename: 'PayGroup', id: string }
    | { __typename: 'PayrollRun', id: string }
    | { __typename: 'Payslip', id: string }
    | { __typename: 'PayslipLine', id: string }
    | { __typename: 'Penalty', id: string }
    | { __typename: 'Position', id: string }
    | { __typename: 'Punch', id: string }
    | { __typename: 'PunchCorrection', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'Reward', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Shift', id: string }
    | { __typename: 'TaxItem', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TeamMembership', id: string }
    | { __typename: 'WorkCalendar', id: string }
    | { __typename: 'WorkHistory', id: string }
   | null> };

export type FindIdentitiesMutationVariables = Exact<{ [key: string]: never; }>;


export type FindIdentitiesMutation = { __typename: 'Mutation', findIdentities:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'FindIdentitiesSuccess', people: number, compared: number, certain: number, review: number }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type MergePeopleMutationVariables = Exact<{
  survivor: string | number;
  merged: string | number;
  reason: string;
}>;


export type MergePeopleMutation = { __typename: 'Mutation', mergePeople:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'MergePeopleSuccess', rows: number }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type UnmergePeopleMutationVariables = Exact<{
  merge: string | number;
  reason: string;
}>;


export type UnmergePeopleMutation = { __typename: 'Mutation', unmergePeople:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'UnmergePeopleSuccess', rows: number, joinedSince: number }
   };

export type KeepApartMutationVariables = Exact<{
  pairs: Array<IdentityPairInput> | IdentityPairInput;
  reason: string;
}>;


export type KeepApartMutation = { __typename: 'Mutation', keepApart:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'KeepApartSuccess', pairs: number }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type FindAccountsMutationVariables = Exact<{ [key: string]: never; }>;


export type FindAccountsMutation = { __typename: 'Mutation', findAccounts:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'FindAccountsSuccess', accounts: number, certain: number, review: number }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type JoinAccountMutationVariables = Exact<{
  match: string | number;
  reason: string;
}>;


export type JoinAccountMutation = { __typename: 'Mutation', joinAccount:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'JoinAccountSuccess', employee: string, landed: boolean }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type KeepAccountApartMutationVariables = Exact<{
  match: string | number;
  reason: string;
}>;


export type KeepAccountApartMutation = { __typename: 'Mutation', keepAccountApart:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'KeepAccountApartSuccess', match: string, records: number }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type TakeAccountOutMutationVariables = Exact<{
  employee: string | number;
  account: string | number;
  reason: string;
}>;


export type TakeAccountOutMutation = { __typename: 'Mutation', takeAccountOut:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'TakeAccountOutSuccess', match: string, records: number }
   };

export type LateFragment = { __typename: 'LateChange', id: string, entity: string, row: string | null, employee: string, kind: string, period: string, connection: string, stream: string, record: string, state: string, noticedAt: string, decidedAt: string | null, decidedBy: string | null, reason: string | null, fields: Array<{ __typename: 'LateField', field: string, now: string | null, then: string | null }> };

export type LateHeapFragment = { __typename: 'LateCount', period: string, connection: string, changes: number, records: number, people: number };

export type LateChangesQueryVariables = Exact<{
  state: string;
  period?: string | null | undefined;
  connection?: string | null | undefined;
  before?: string | number | null | undefined;
}>;


export type LateChangesQuery = { __typename: 'Query', lateChanges: Array<{ __typename: 'LateChange', id: string, entity: string, row: string | null, employee: string, kind: string, period: string, connection: string, stream: string, record: string, state: string, noticedAt: string, decidedAt: string | null, decidedBy: string | null, reason: string | null, fields: Array<{ __typename: 'LateField', field: string, now: string | null, then: string | null }> }> | null, lateChangeCounts: Array<{ __typename: 'LateCount', period: string, connection: string, changes: number, records: number, people: number }> | null };

export type LateTodayQueryVariables = Exact<{ [key: string]: never; }>;


export type LateTodayQuery = { __typename: 'Query', lateChangeCounts: Array<{ __typename: 'LateCount', period: string, connection: string, changes: number, records: number, people: number }> | null };

export type DecideLateChangesMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
  decision: LateDecision;
  reason: string;
}>;


export type DecideLateChangesMutation = { __typename: 'Mutation', decideLateChanges:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'DecideLateChangesSuccess', records: number }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type MappingWordsQueryVariables = Exact<{
  connection: string;
  stream: string;
  path: string;
  field: string;
}>;


export type MappingWordsQuery = { __typename: 'Query', mappingWords: Array<{ __typename: 'MappingWord', raw: string | null, records: number, term: string | null, suggestions: Array<{ __typename: 'WordSuggestion', term: string, score: number, evidence: string }> }> | null };

export type MappingExamplesQueryVariables = Exact<{
  connection: string;
  stream: string;
  document?: unknown;
}>;


export type MappingExamplesQuery = { __typename: 'Query', mappingExamples: Array<{ __typename: 'MappingExample', name: string, author: string, misses: Array<string>, given: unknown, then: unknown }> | null };

export type KeepExampleMutationVariables = Exact<{
  input: MappingExampleInput;
}>;


export type KeepExampleMutation = { __typename: 'Mutation', keepMappingExample:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'MappingDraftSuccess' }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type RemoveExampleMutationVariables = Exact<{
  input: RemoveMappingExampleInput;
}>;


export type RemoveExampleMutation = { __typename: 'Mutation', removeMappingExample:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'RemoveMappingExampleSuccess' }
   };

export type MappingListQueryVariables = Exact<{ [key: string]: never; }>;


export type MappingListQuery = { __typename: 'Query', connections: Array<{ __typename: 'SystemConnection', name: string, connector: string, streams: Array<string>, pendingCells: number }> | null };

export type DraftShownFragment = { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> };

export type VersionShownFragment = { __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> };

export type MappingStateFragment = { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> };

export type MappingQueryVariables = Exact<{
  connection: string;
  stream: string;
}>;


export type MappingQuery = { __typename: 'Query', mapping: { __typename: 'StreamMapping', examples: Array<string>, connection: string, stream: string, versionInUse: number | null, document: unknown, fields: Array<{ __typename: 'StreamField', path: string, guess: string, nulls: number, distinct: number, samples: Array<string>, masked: boolean, mapped: Array<string> }>, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> } | null, mappingSteps: Array<{ __typename: 'MappingStep', name: string, about: string, short: string | null, arguments: Array<{ __typename: 'MappingStepArgument', name: string, type: string, required: boolean, choices: Array<string>, default: unknown, about: string }>, examples: Array<{ __typename: 'MappingStepExample', step: unknown, given: string, then: string | null, fails: string | null }> }> | null };

export type MappingTargetsQueryVariables = Exact<{
  connection: string;
  stream: string;
  entities?: Array<string> | string | null | undefined;
}>;


export type MappingTargetsQuery = { __typename: 'Query', mapping: { __typename: 'StreamMapping', connection: string, stream: string, targets: Array<{ __typename: 'MappingTarget', entity: string, field: string, label: string, kind: string, vocabulary: string | null, target: string | null, required: boolean, about: string, dataClass: string, readers: Array<string> }> } | null };

export type VersionDiffQueryVariables = Exact<{
  connection: string;
  stream: string;
}>;


export type VersionDiffQuery = { __typename: 'Query', mapping: { __typename: 'StreamMapping', connection: string, stream: string, versions: Array<{ __typename: 'MappingVersion', version: number, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> }> } | null };

export type TrialQueryVariables = Exact<{
  document: unknown;
  fields: Array<MappingTrialInput> | MappingTrialInput;
}>;


export type TrialQuery = { __typename: 'Query', mappingTrial: Array<{ __typename: 'MappingFieldTrial', row: string, field: string, trials: Array<{ __typename: 'MappingTrial', given: string, value: string | null, reason: string | null, status: string | null, link: boolean }> }> | null };

export type PreviewShownFragment = { __typename: 'MappingPreview', records: number, differing: number, rowsMade: number, rowsDropped: number, rejected: number, accepted: number, ignored: number, employees: number, harmed: number, departments: number, peopleTotal: number, periods: Array<string>, touchesPay: boolean, needsApproval: boolean, failingExamples: Array<string>, fields: Array<{ __typename: 'MappingFieldEffect', row: string, entity: string, field: string, kind: string, cells: number, samples: Array<{ __typename: 'MappingSample', raw: string | null, before: string | null, after: string | null, beforeReason: string | null, afterReason: string | null, masked: boolean }> }> };

export type SaveDraftMutationVariables = Exact<{
  input: SaveMappingDraftInput;
}>;


export type SaveDraftMutation = { __typename: 'Mutation', saveMappingDraft:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'MappingDraftSuccess', mapping: { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> } }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type DiscardDraftMutationVariables = Exact<{
  connection: string;
  stream: string;
}>;


export type DiscardDraftMutation = { __typename: 'Mutation', discardMappingDraft:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'MappingDraftSuccess', mapping: { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> } }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type PreviewDraftMutationVariables = Exact<{
  connection: string;
  stream: string;
}>;


export type PreviewDraftMutation = { __typename: 'Mutation', previewMappingDraft:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'MappingPreviewSuccess', mapping: { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> }, preview: { __typename: 'MappingPreview', records: number, differing: number, rowsMade: number, rowsDropped: number, rejected: number, accepted: number, ignored: number, employees: number, harmed: number, departments: number, peopleTotal: number, periods: Array<string>, touchesPay: boolean, needsApproval: boolean, failingExamples: Array<string>, fields: Array<{ __typename: 'MappingFieldEffect', row: string, entity: string, field: string, kind: string, cells: number, samples: Array<{ __typename: 'MappingSample', raw: string | null, before: string | null, after: string | null, beforeReason: string | null, afterReason: string | null, masked: boolean }> }> } }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type ApproveDraftMutationVariables = Exact<{
  connection: string;
  stream: string;
  reason: string;
}>;


export type ApproveDraftMutation = { __typename: 'Mutation', approveMappingDraft:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'MappingDraftSuccess', mapping: { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> } }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type PublishDraftMutationVariables = Exact<{
  connection: string;
  stream: string;
  reason?: string | null | undefined;
  acceptChanges: boolean;
}>;


export type PublishDraftMutation = { __typename: 'Mutation', publishMappingDraft:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'PublishMappingSuccess', version: number, unchanged: boolean, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number }, mapping: { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> } }
   };

export type RollbackMutationVariables = Exact<{
  connection: string;
  stream: string;
  version: number;
  reason: string;
}>;


export type RollbackMutation = { __typename: 'Mutation', rollbackMapping:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'PublishMappingSuccess', version: number, mapping: { __typename: 'StreamMapping', connection: string, stream: string, versionInUse: number | null, document: unknown, draft: { __typename: 'MappingDraft', state: string, hash: string, author: string, reason: string | null, approvedBy: string | null, changedAt: string, document: unknown, acts: Array<string>, problems: Array<{ __typename: 'MappingProblem', code: string, message: string, place: string, hint: string }>, diff: Array<{ __typename: 'MappingDifference', kind: string, place: string, before: string | null, after: string | null }> } | null, versions: Array<{ __typename: 'MappingVersion', version: number, state: string, author: string, reason: string | null, approvedBy: string | null, publishedAt: string, acts: Array<string> }> } }
   };

export type OwnEditFragment = { __typename: 'OwnEdit', id: string, employee: string, entity: string, fields: Array<string>, reason: string, askedAt: string, state: string, mine: boolean, mayDecide: boolean, decidedBy: string | null, decidedAt: string | null, decidedFor: string | null, cells: Array<{ __typename: 'OwnEditCell', field: string, value: string | null, label: string | null, now: string | null, nowLabel: string | null, locked: boolean }> | null };

export type OwnEditsQueryVariables = Exact<{
  state: string;
  after?: string | number | null | undefined;
}>;


export type OwnEditsQuery = { __typename: 'Query', ownEdits: { __typename: 'OwnEditPage', endCursor: string | null, nodes: Array<{ __typename: 'OwnEdit', id: string, employee: string, entity: string, fields: Array<string>, reason: string, askedAt: string, state: string, mine: boolean, mayDecide: boolean, decidedBy: string | null, decidedAt: string | null, decidedFor: string | null, cells: Array<{ __typename: 'OwnEditCell', field: string, value: string | null, label: string | null, now: string | null, nowLabel: string | null, locked: boolean }> | null }> } | null };

export type OwnEditsTodayQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnEditsTodayQuery = { __typename: 'Query', ownEditsToDecide: number | null };

export type OwnEditOutcomeFragment = { __typename: 'OwnEditOutcome', id: string, done: boolean, code: string | null, message: string | null, hint: string | null };

export type ApproveOwnEditsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
  reason: string;
}>;


export type ApproveOwnEditsMutation = { __typename: 'Mutation', approveOwnEdits:
    | { __typename: 'ApproveOwnEditsSuccess', done: number, edits: Array<{ __typename: 'OwnEditOutcome', id: string, done: boolean, code: string | null, message: string | null, hint: string | null }> }
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type RejectOwnEditsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
  reason: string;
}>;


export type RejectOwnEditsMutation = { __typename: 'Mutation', rejectOwnEdits:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'RejectOwnEditsSuccess', done: number, edits: Array<{ __typename: 'OwnEditOutcome', id: string, done: boolean, code: string | null, message: string | null, hint: string | null }> }
   };

export type WithdrawOwnEditMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawOwnEditMutation = { __typename: 'Mutation', withdrawOwnEdit:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'WithdrawOwnEditSuccess', id: string }
   };

export type PeopleListQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: EmployeeFilter | null | undefined;
  order?: Array<EmployeeOrder> | EmployeeOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleListQuery = { __typename: 'Query', employees: { __typename: 'EmployeeConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Employee', id: string, legalName: string | null, number: string | null, position: string | null, hireDate: string | null, restricted: Array<string>, status: { __typename: 'Term', code: string, label: string } | null, department: { __typename: 'Department', id: string, name: string | null } | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }> }> } };

export type PersonQueryVariables = Exact<{
  id: string | number;
  on?: string | null | undefined;
}>;


export type PersonQuery = { __typename: 'Query', employee: { __typename: 'Employee', id: string, version: number, restricted: Array<string>, legalName: string | null, preferredName: string | null, latinName: string | null, number: string | null, birthDate: string | null, nationality: string | null, nationalId: string | null, nationalIdMasked: string | null, nativePlace: string | null, workEmail: string | null, workPhone: string | null, privatePhone: string | null, privateEmail: string | null, homeAddress: string | null, hireDate: string | null, position: string | null, grade: string | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }>, gender: { __typename: 'Term', code: string, label: string } | null, idDocumentType: { __typename: 'Term', code: string, label: string } | null, ethnicity: { __typename: 'Term', code: string, label: string } | null, politicalStatus: { __typename: 'Term', code: string, label: string } | null, maritalStatus: { __typename: 'Term', code: string, label: string } | null, householdRegistration: { __typename: 'Term', code: string, label: string } | null, status: { __typename: 'Term', code: string, label: string } | null, employmentType: { __typename: 'Term', code: string, label: string } | null, department: { __typename: 'Department', id: string, name: string | null } | null, manager: { __typename: 'Employee', id: string, legalName: string | null } | null, location: { __typename: 'Location', id: string, name: string | null } | null, legalEntity: { __typename: 'LegalEntity', id: string, name: string | null } | null, educations: { __typename: 'EducationConnection', nodes: Array<{ __typename: 'Education', id: string, restricted: Array<string>, school: string | null, fieldOfStudy: string | null, endDate: string | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }>, level: { __typename: 'Term', label: string } | null }> } | null, assignments: { __typename: 'AssignmentConnection', nodes: Array<{ __typename: 'Assignment', id: string, restricted: Array<string>, effectiveFrom: string | null, effectiveTo: string | null, position: string | null, pending: Array<{ __typename: 'PendingCell', field: string, reason: string }>, department: { __typename: 'Department', id: string, name: string | null } | null }> } | null } | null, access: Array<{ __typename: 'CellAccess', field: string, class: string, read: boolean, because: string, write: boolean }> | null };

export type OriginQueryVariables = Exact<{
  id: string | number;
  fields: Array<string> | string;
}>;


export type OriginQuery = { __typename: 'Query', provenance: Array<{ __typename: 'Provenance', field: string, derived: boolean, conflict: boolean, sentence: string, candidates: Array<{ __typename: 'ProvenanceCandidate', system: string, stream: string, raw: string | null, value: string | null, wins: boolean, recordedAt: string, sentence: string }> }> | null };

export type PastQueryVariables = Exact<{
  id: string | number;
  fields: Array<string> | string;
}>;


export type PastQuery = { __typename: 'Query', history: Array<{ __typename: 'FieldPast', field: string, values: Array<{ __typename: 'PastValue', value: string | null, label: string | null, erased: boolean, from: string, to: string | null }> }> | null };

export type PersonTermsQueryVariables = Exact<{
  name: string;
}>;


export type PersonTermsQuery = { __typename: 'Query', vocabulary: { __typename: 'Vocabulary', name: string, terms: Array<{ __typename: 'Term', code: string, label: string, active: boolean }> } | null };

export type CorrectPersonMutationVariables = Exact<{
  input: CorrectEmployeeInput;
}>;


export type CorrectPersonMutation = { __typename: 'Mutation', correctEmployee:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'CorrectEmployeeSuccess', needsApproval: boolean, employee: { __typename: 'Employee', id: string, version: number } | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type CorrectPeopleMutationVariables = Exact<{
  input: CorrectEmployeesInput;
}>;


export type CorrectPeopleMutation = { __typename: 'Mutation', correctEmployees:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'CorrectEmployeesSuccess', dryRun: boolean, rows: Array<{ __typename: 'EditedRow', id: string, outcome: RowOutcome, fields: Array<string>, problem:
          | { __typename: 'Conflict', code: string, message: string, hint: string | null }
          | { __typename: 'Denied', code: string, message: string, hint: string | null }
          | { __typename: 'Invalid', code: string, message: string, hint: string | null }
          | { __typename: 'NotFound', code: string, message: string, hint: string | null }
         | null }>, totals: { __typename: 'EditTotals', rows: number, changed: number } }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type PeopleFoundQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: EmployeeFilter | null | undefined;
}>;


export type PeopleFoundQuery = { __typename: 'Query', employees: { __typename: 'EmployeeConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean }, nodes: Array<{ __typename: 'Employee', id: string }> } };

export type PeopleSheetQueryVariables = Exact<{
  people: Array<string | number> | string | number;
  fields: Array<string> | string;
}>;


export type PeopleSheetQuery = { __typename: 'Query', peopleSheet: { __typename: 'OfficeFile', name: string, mediaType: string, content: string } | null };

export type SheetPersonFragment = { __typename: 'PeopleSheetLine', row: number, id: string, outcome: RowOutcome, code: string | null, message: string | null, hint: string | null, cells: Array<{ __typename: 'PeopleSheetCell', field: string, value: string | null, label: string | null, now: string | null, locked: boolean }> };

export type ChangeBySheetMutationVariables = Exact<{
  input: ChangePeopleBySheetInput;
}>;


export type ChangeBySheetMutation = { __typename: 'Mutation', changePeopleBySheet:
    | { __typename: 'ChangePeopleBySheetSuccess', dryRun: boolean, changed: number, parts: number, lines: Array<{ __typename: 'PeopleSheetLine', row: number, id: string, outcome: RowOutcome, code: string | null, message: string | null, hint: string | null, cells: Array<{ __typename: 'PeopleSheetCell', field: string, value: string | null, label: string | null, now: string | null, locked: boolean }> }> }
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type FiguresFragment = { __typename: 'QualityFigures', rows: number, completeness: number | null, validity: number | null, freshness: number | null, oldness: number | null, filled: number, waiting: number, conflicts: number };

export type DataQualityQueryVariables = Exact<{
  days: number;
  entity?: string | null | undefined;
  system?: string | null | undefined;
  department?: string | number | null | undefined;
}>;


export type DataQualityQuery = { __typename: 'Query', dataQuality: { __typename: 'DataQuality', day: string | null, hiddenDepartments: number, trend: Array<{ __typename: 'QualityDay', day: string, figures: { __typename: 'QualityFigures', rows: number, completeness: number | null, validity: number | null, freshness: number | null, oldness: number | null, filled: number, waiting: number, conflicts: number } }>, fields: Array<{ __typename: 'QualityField', entity: string, field: string, system: string | null, figures: { __typename: 'QualityFigures', rows: number, completeness: number | null, validity: number | null, freshness: number | null, oldness: number | null, filled: number, waiting: number, conflicts: number } }>, systems: Array<{ __typename: 'QualitySystem', system: string, entity: string, figures: { __typename: 'QualityFigures', rows: number, completeness: number | null, validity: number | null, freshness: number | null, oldness: number | null, filled: number, waiting: number, conflicts: number } }>, departments: Array<{ __typename: 'QualityDepartment', department: string, people: number, figures: { __typename: 'QualityFigures', rows: number, completeness: number | null, validity: number | null, freshness: number | null, oldness: number | null, filled: number, waiting: number, conflicts: number } }> } | null };

export type QualityTrendQueryVariables = Exact<{ [key: string]: never; }>;


export type QualityTrendQuery = { __typename: 'Query', conflicts: { __typename: 'ConflictPage', totalCount: number } | null, dataQuality: { __typename: 'DataQuality', day: string | null, trend: Array<{ __typename: 'QualityDay', day: string, figures: { __typename: 'QualityFigures', rows: number, completeness: number | null, validity: number | null, freshness: number | null, oldness: number | null, filled: number, waiting: number, conflicts: number } }> } | null };

export type GroupFragment = { __typename: 'QuarantineGroup', connection: string, stream: string, entity: string, field: string, code: string, why: string, remedy: string, vocabulary: string | null, accounts: boolean, cells: number, records: number, people: number, firstSeen: string, lastSeen: string };

export type EntryFragment = { __typename: 'QuarantineEntry', id: string, record: string, value: string | null, masked: boolean, word: string | null, firstSeen: string, cells: Array<{ __typename: 'QuarantinedCell', path: string, value: string | null, masked: boolean, concerns: boolean }> };

export type QuarantineQueryVariables = Exact<{
  connection?: string | null | undefined;
  dismissed: boolean;
}>;


export type QuarantineQuery = { __typename: 'Query', quarantine: Array<{ __typename: 'QuarantineGroup', connection: string, stream: string, entity: string, field: string, code: string, why: string, remedy: string, vocabulary: string | null, accounts: boolean, cells: number, records: number, people: number, firstSeen: string, lastSeen: string }> | null, connections: Array<{ __typename: 'SystemConnection', name: string }> | null };

export type QuarantinedQueryVariables = Exact<{
  group: QuarantineGroupInput;
  dismissed: boolean;
  after?: string | number | null | undefined;
  order?: TimeOrder | null | undefined;
}>;


export type QuarantinedQuery = { __typename: 'Query', quarantined: { __typename: 'QuarantinePage', endCursor: string | null, nodes: Array<{ __typename: 'QuarantineEntry', id: string, record: string, value: string | null, masked: boolean, word: string | null, firstSeen: string, cells: Array<{ __typename: 'QuarantinedCell', path: string, value: string | null, masked: boolean, concerns: boolean }> }> } | null };

export type QuarantineSheetQueryVariables = Exact<{
  connection?: string | null | undefined;
}>;


export type QuarantineSheetQuery = { __typename: 'Query', quarantineSheet: { __typename: 'OfficeFile', name: string, mediaType: string, content: string } | null };

export type SheetLineFragment = { __typename: 'QuarantineSheetLine', sheet: string, row: number, code: string, message: string, hint: string | null };

export type SheetAccountFragment = { __typename: 'TakeQuarantineSheetSuccess', lines: number, taken: number, words: number, cells: number, records: number, dismissed: number, refused: Array<{ __typename: 'QuarantineSheetLine', sheet: string, row: number, code: string, message: string, hint: string | null }>, still: Array<{ __typename: 'QuarantineSheetLine', sheet: string, row: number, code: string, message: string, hint: string | null }> };

export type TakeQuarantineSheetMutationVariables = Exact<{
  path: string;
  reason: string;
}>;


export type TakeQuarantineSheetMutation = { __typename: 'Mutation', takeQuarantineSheet:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'TakeQuarantineSheetSuccess', lines: number, taken: number, words: number, cells: number, records: number, dismissed: number, refused: Array<{ __typename: 'QuarantineSheetLine', sheet: string, row: number, code: string, message: string, hint: string | null }>, still: Array<{ __typename: 'QuarantineSheetLine', sheet: string, row: number, code: string, message: string, hint: string | null }> }
   };

export type RetryQuarantineMutationVariables = Exact<{
  connection: string;
  stream?: string | null | undefined;
}>;


export type RetryQuarantineMutation = { __typename: 'Mutation', retryQuarantine:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'RetryQuarantineSuccess', landed: number, waiting: number }
   };

export type CorrectRecordMutationVariables = Exact<{
  id: string | number;
  values: Array<RecordCorrection> | RecordCorrection;
  reason: string;
}>;


export type CorrectRecordMutation = { __typename: 'Mutation', correctRecord:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'CorrectRecordSuccess', state: string, why: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type GiveAccountMutationVariables = Exact<{
  record: string | number;
  employee: string | number;
  reason: string;
}>;


export type GiveAccountMutation = { __typename: 'Mutation', giveAccount:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'GiveAccountSuccess', match: string, employee: string, landed: boolean }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type DismissQuarantineMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
  reason: string;
}>;


export type DismissQuarantineMutation = { __typename: 'Mutation', dismissQuarantine:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'DismissQuarantineSuccess', entries: number }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type ReopenQuarantineMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ReopenQuarantineMutation = { __typename: 'Mutation', reopenQuarantine:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'ReopenQuarantineSuccess', entries: number }
   };

export type WordFragment = { __typename: 'QueueWord', id: string, connection: string, stream: string, entity: string, field: string, vocabulary: string, value: string | null, cells: number, people: number, firstSeen: string, lastSeen: string, state: string, assignee: string | null, comment: string | null, suggestions: Array<{ __typename: 'WordSuggestion', term: string, score: number, evidence: string }> };

export type QueueQueryVariables = Exact<{
  connection?: string | null | undefined;
  entity?: string | null | undefined;
  field?: string | null | undefined;
  state: string;
  after?: string | null | undefined;
  order?: QueueOrder | null | undefined;
  direction?: OrderDirection | null | undefined;
}>;


export type QueueQuery = { __typename: 'Query', queue: { __typename: 'QueuePage', totalCount: number, cells: number, endCursor: string | null, fields: Array<{ __typename: 'QueueField', connection: string, entity: string, field: string, words: number }>, nodes: Array<{ __typename: 'QueueWord', id: string, connection: string, stream: string, entity: string, field: string, vocabulary: string, value: string | null, cells: number, people: number, firstSeen: string, lastSeen: string, state: string, assignee: string | null, comment: string | null, suggestions: Array<{ __typename: 'WordSuggestion', term: string, score: number, evidence: string }> }> } | null, connections: Array<{ __typename: 'SystemConnection', name: string }> | null };

export type TermsQueryVariables = Exact<{
  name: string;
}>;


export type TermsQuery = { __typename: 'Query', vocabulary: { __typename: 'Vocabulary', name: string, label: string, terms: Array<{ __typename: 'Term', id: string, code: string, label: string, active: boolean }> } | null };

export type DecideMutationVariables = Exact<{
  decisions: Array<WordDecision> | WordDecision;
  reason: string;
}>;


export type DecideMutation = { __typename: 'Mutation', decideWords:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'DecideWordsSuccess', streams: Array<{ __typename: 'StreamDecided', connection: string, stream: string, words: number, filled: number, version: number }> }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type AnnotateMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
  decline: boolean;
  comment?: string | null | undefined;
  assignee?: string | null | undefined;
}>;


export type AnnotateMutation = { __typename: 'Mutation', annotateWords:
    | { __typename: 'AnnotateWordsSuccess', words: number }
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type AccountFragment = { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number };

export type RunShownFragment = { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } };

export type SystemFragment = { __typename: 'SystemConnection', name: string, connector: string, schedule: string | null, paused: boolean, streams: Array<string>, waitingRecords: number, rejectedRecords: number, pendingCells: number, lastRun: { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } } | null };

export type SystemsQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemsQuery = { __typename: 'Query', connections: Array<{ __typename: 'SystemConnection', name: string, connector: string, schedule: string | null, paused: boolean, streams: Array<string>, waitingRecords: number, rejectedRecords: number, pendingCells: number, lastRun: { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } } | null }> | null };

export type RunsQueryVariables = Exact<{
  connection: string;
  before?: string | number | null | undefined;
}>;


export type RunsQuery = { __typename: 'Query', runs: Array<{ __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, streams: Array<{ __typename: 'StreamAccount', stream: string, complete: boolean, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } }>, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } }> | null };

export type RunConnectionMutationVariables = Exact<{
  name: string;
}>;


export type RunConnectionMutation = { __typename: 'Mutation', runConnection:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'RunConnectionSuccess', connection: { __typename: 'SystemConnection', name: string, connector: string, schedule: string | null, paused: boolean, streams: Array<string>, waitingRecords: number, rejectedRecords: number, pendingCells: number, lastRun: { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } } | null } }
   };

export type PauseConnectionMutationVariables = Exact<{
  name: string;
  paused: boolean;
}>;


export type PauseConnectionMutation = { __typename: 'Mutation', pauseConnection:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'PauseConnectionSuccess', connection: { __typename: 'SystemConnection', name: string, connector: string, schedule: string | null, paused: boolean, streams: Array<string>, waitingRecords: number, rejectedRecords: number, pendingCells: number, lastRun: { __typename: 'Run', id: string, state: string, operator: string, startedAt: string, finishedAt: string | null, error: { __typename: 'Failure', code: string, message: string, detail: string | null, hint: string | null } | null, account: { __typename: 'RunAccount', read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, absent: number, pendingCells: number } } | null } }
   };

export type RunProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type RunProgressSubscription = { run: { __typename: 'RunProgress', id: string, state: string, connection: string, startedAt: string, finishedAt: string | null, read: number, inserted: number, changed: number, unchanged: number, quarantined: number, ignored: number, deleted: number, pendingCells: number } };

export type DepartmentTreeQueryVariables = Exact<{
  on: string;
}>;


export type DepartmentTreeQuery = { __typename: 'Query', departmentTree: Array<{ __typename: 'DepartmentOnDay', id: string, code: string, name: string | null, parent: string | null, mergedInto: string | null, lastDay: string | null }> | null };

export type DepartmentChangeEffectQueryVariables = Exact<{
  change: DepartmentChangeInput;
}>;


export type DepartmentChangeEffectQuery = { __typename: 'Query', departmentChangeEffect: { __typename: 'DepartmentChangeEffect', people: number, moved: number, posts: number, units: number, positions: number, grants: number, waiting: number, aliases: Array<string>, senders: Array<{ __typename: 'DepartmentSender', connection: string, stream: string, posts: number }>, mappings: Array<{ __typename: 'DepartmentMention', connection: string, stream: string }> } | null };

export type DepartmentChangesQueryVariables = Exact<{
  before?: string | number | null | undefined;
}>;


export type DepartmentChangesQuery = { __typename: 'Query', departmentChanges: Array<{ __typename: 'DepartmentChange', id: string, department: string, kind: DepartmentChangeKind, day: string, name: string | null, code: string | null, into: string | null, parent: string | null, people: number, state: string, error: string | null, author: string, reason: string, plannedAt: string }> | null };

export type DepartmentAliasesQueryVariables = Exact<{
  department: string | number;
}>;


export type DepartmentAliasesQuery = { __typename: 'Query', departmentAliases: Array<{ __typename: 'DepartmentAlias', id: string, value: string, connection: string | null, author: string, reason: string, at: string }> | null, connections: Array<{ __typename: 'SystemConnection', name: string }> | null };

export type DepartmentPeopleQueryVariables = Exact<{
  department: string | number;
}>;


export type DepartmentPeopleQuery = { __typename: 'Query', employees: { __typename: 'EmployeeConnection', nodes: Array<{ __typename: 'Employee', id: string, number: string | null, legalName: string | null }> } };

export type ChangeDepartmentMutationVariables = Exact<{
  input: ChangeDepartmentInput;
}>;


export type ChangeDepartmentMutation = { __typename: 'Mutation', changeDepartment:
    | { __typename: 'ChangeDepartmentSuccess', id: string, state: string, filled: number }
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type WithdrawDepartmentChangeMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawDepartmentChangeMutation = { __typename: 'Mutation', withdrawDepartmentChange:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'WithdrawDepartmentChangeSuccess' }
   };

export type AddDepartmentAliasMutationVariables = Exact<{
  input: AddDepartmentAliasInput;
}>;


export type AddDepartmentAliasMutation = { __typename: 'Mutation', addDepartmentAlias:
    | { __typename: 'AddDepartmentAliasSuccess', filled: number }
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type RemoveDepartmentAliasMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveDepartmentAliasMutation = { __typename: 'Mutation', removeDepartmentAlias:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'RemoveDepartmentAliasSuccess' }
   };

export type TermEditEffectQueryVariables = Exact<{
  edit: TermEditInput;
}>;


export type TermEditEffectQuery = { __typename: 'Query', termEditEffect: { __typename: 'TermEditEffect', words: number, cells: number, people: number, rows: number, mappings: Array<{ __typename: 'TermMention', connection: string, stream: string }> } | null };

export type TermEditsQueryVariables = Exact<{
  vocabulary: string;
  before?: string | number | null | undefined;
}>;


export type TermEditsQuery = { __typename: 'Query', termEdits: Array<{ __typename: 'TermEdited', id: string, code: string, aliases: Array<string>, active: boolean | null, author: string, reason: string, at: string }> | null };

export type VocabularySkosQueryVariables = Exact<{
  name: string;
}>;


export type VocabularySkosQuery = { __typename: 'Query', vocabularySkos: { __typename: 'OfficeFile', name: string, mediaType: string, content: string } | null };

export type SkosRefusedFragment = { __typename: 'SkosRefusal', term: string, code: string, message: string, hint: string | null };

export type SkosEffectQueryVariables = Exact<{
  vocabulary: string;
  document: string;
}>;


export type SkosEffectQuery = { __typename: 'Query', skosEffect: { __typename: 'SkosEffect', alike: number, left: Array<string>, unnamed: Array<string>, changes: Array<{ __typename: 'SkosChange', code: string, create: boolean, labelEn: string | null, labelZh: string | null, definition: string | null, aliases: Array<string>, active: boolean | null, broader: string | null, rank: number | null }>, refused: Array<{ __typename: 'SkosRefusal', term: string, code: string, message: string, hint: string | null }> } | null };

export type TakeSkosMutationVariables = Exact<{
  input: TakeSkosInput;
}>;


export type TakeSkosMutation = { __typename: 'Mutation', takeSkos:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'TakeSkosSuccess', terms: number, filled: number, refused: Array<{ __typename: 'SkosRefusal', term: string, code: string, message: string, hint: string | null }> }
   };

export type EditTermMutationVariables = Exact<{
  input: EditTermInput;
}>;


export type EditTermMutation = { __typename: 'Mutation', editTerm:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'EditTermSuccess', code: string, filled: number }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type DepartmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type DepartmentsQuery = { __typename: 'Query', departments: { __typename: 'DepartmentConnection', totalCount: number, nodes: Array<{ __typename: 'Department', id: string, code: string | null, name: string | null, version: number, effectiveFrom: string | null, effectiveTo: string | null, restricted: Array<string>, parent: { __typename: 'Department', id: string } | null, head: { __typename: 'Employee', id: string, legalName: string | null } | null, employees: { __typename: 'EmployeeConnection', totalCount: number } | null }> } };

export type VocabulariesQueryVariables = Exact<{ [key: string]: never; }>;


export type VocabulariesQuery = { __typename: 'Query', vocabularies: Array<{ __typename: 'VocabularyLabel', name: string, label: string, terms: number, source: string }> | null };

export type VocabularyTermsQueryVariables = Exact<{
  name: string;
}>;


export type VocabularyTermsQuery = { __typename: 'Query', vocabulary: { __typename: 'Vocabulary', name: string, label: string, terms: Array<{ __typename: 'Term', id: string, code: string, label: string, rank: number | null, active: boolean, broader: string | null, zh: string, en: string, codings: Array<{ __typename: 'Coding', system: string, code: string }> }> } | null };

export type MatchWordQueryVariables = Exact<{
  name: string;
  values: Array<string> | string;
}>;


export type MatchWordQuery = { __typename: 'Query', vocabulary: { __typename: 'Vocabulary', name: string, match: Array<{ __typename: 'TermMatch', raw: string, term: string | null, relation: string | null, suggestions: Array<{ __typename: 'TermSuggestion', term: string, score: number, evidence: string }> }> } | null };

export type CorrectDepartmentMutationVariables = Exact<{
  input: CorrectDepartmentInput;
}>;


export type CorrectDepartmentMutation = { __typename: 'Mutation', correctDepartment:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'CorrectDepartmentSuccess', department: { __typename: 'Department', id: string, name: string | null, version: number } | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type CreateDepartmentMutationVariables = Exact<{
  input: CreateDepartmentInput;
}>;


export type CreateDepartmentMutation = { __typename: 'Mutation', createDepartment:
    | { __typename: 'Conflict', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'CreateDepartmentSuccess', department: { __typename: 'Department', id: string } | null }
    | { __typename: 'Denied', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'Invalid', code: string, message: string, hint: string | null, detail: string | null }
    | { __typename: 'NotFound', code: string, message: string, hint: string | null, detail: string | null }
   };

export type LabelsQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelsQuery = { __typename: 'Query', entityLabels: Array<{ __typename: 'EntityLabel', entity: string, label: string, fields: Array<{ __typename: 'FieldLabel', name: string, graphName: string, label: string, class: string, kind: string, vocabulary: string | null, editable: boolean }> }> | null };

export type WhoQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type WhoQuery = { __typename: 'Query', nodes: Array<
    | { __typename: 'Assignment', id: string }
    | { __typename: 'AttendanceDay', id: string }
    | { __typename: 'BankAccount', id: string }
    | { __typename: 'BusinessTrip', id: string }
    | { __typename: 'CalendarDay', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'Compensation', id: string }
    | { __typename: 'Contract', id: string }
    | { __typename: 'Contribution', id: string }
    | { __typename: 'CostCentre', id: string }
    | { __typename: 'Course', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'Dependent', id: string }
    | { __typename: 'Education', id: string }
    | { __typename: 'EmergencyContact', id: string }
    | { __typename: 'Employee', legalName: string | null, number: string | null, id: string }
    | { __typename: 'Employment', id: string }
    | { __typename: 'Enrolment', id: string }
    | { __typename: 'Goal', id: string }
    | { __typename: 'Grade', id: string }
    | { __typename: 'HealthRecord', id: string }
    | { __typename: 'IdentityDocument', id: string }
    | { __typename: 'InsuranceEnrolment', id: string }
    | { __typename: 'LeaveBalance', id: string }
    | { __typename: 'LeaveRequest', id: string }
    | { __typename: 'LeaveType', id: string }
    | { __typename: 'LegalEntity', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Offboarding', id: string }
    | { __typename: 'Onboarding', id: string }
    | { __typename: 'Overtime', id: string }
    | { __typename: 'PayGroup', id: string }
    | { __typename: 'PayrollRun', id: string }
    | { __typename: 'Payslip', id: string }
    | { __typename: 'PayslipLine', id: string }
    | { __typename: 'Penalty', id: string }
    | { __typename: 'Position', id: string }
    | { __typename: 'Punch', id: string }
    | { __typename: 'PunchCorrection', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'Reward', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Shift', id: string }
    | { __typename: 'TaxItem', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TeamMembership', id: string }
    | { __typename: 'WorkCalendar', id: string }
    | { __typename: 'WorkHistory', id: string }
   | null> };

export const GrantShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"classes"}},{"kind":"Field","name":{"kind":"Name","value":"extent"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<GrantShownFragment, unknown>;
export const DeputyShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeputyShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deputy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"deputy"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"givenBy"}}]}}]} as unknown as DocumentNode<DeputyShownFragment, unknown>;
export const ActFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Act"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"hidden"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chained"}}]}}]} as unknown as DocumentNode<ActFragment, unknown>;
export const SideFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Side"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictSide"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"wins"}}]}}]} as unknown as DocumentNode<SideFragment, unknown>;
export const DisputedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Disputed"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FieldConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sides"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Side"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Side"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictSide"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"wins"}}]}}]} as unknown as DocumentNode<DisputedFragment, unknown>;
export const HeapFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Heap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictHeap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"winner"}},{"kind":"Field","name":{"kind":"Name","value":"against"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]} as unknown as DocumentNode<HeapFragment, unknown>;
export const PairFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pair"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityPair"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"one"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaksFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<PairFragment, unknown>;
export const MergedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Merged"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityMerge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"survivor"}},{"kind":"Field","name":{"kind":"Name","value":"merged"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"undoneReason"}}]}}]} as unknown as DocumentNode<MergedFragment, unknown>;
export const MatchedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Matched"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountMatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"match"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"account"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaksFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<MatchedFragment, unknown>;
export const PairSideFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PairSide"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"latinName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"gender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"nativePlace"}},{"kind":"Field","name":{"kind":"Name","value":"workEmail"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}},{"kind":"Field","name":{"kind":"Name","value":"privatePhone"}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hireDate"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<PairSideFragment, unknown>;
export const LateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Late"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"then"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"noticedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<LateFragment, unknown>;
export const LateHeapFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LateHeap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LateCount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"people"}}]}}]} as unknown as DocumentNode<LateHeapFragment, unknown>;
export const DraftShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]} as unknown as DocumentNode<DraftShownFragment, unknown>;
export const VersionShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}}]} as unknown as DocumentNode<VersionShownFragment, unknown>;
export const MappingStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}}]} as unknown as DocumentNode<MappingStateFragment, unknown>;
export const PreviewShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"differing"}},{"kind":"Field","name":{"kind":"Name","value":"rowsMade"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDropped"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"employees"}},{"kind":"Field","name":{"kind":"Name","value":"harmed"}},{"kind":"Field","name":{"kind":"Name","value":"departments"}},{"kind":"Field","name":{"kind":"Name","value":"peopleTotal"}},{"kind":"Field","name":{"kind":"Name","value":"periods"}},{"kind":"Field","name":{"kind":"Name","value":"touchesPay"}},{"kind":"Field","name":{"kind":"Name","value":"needsApproval"}},{"kind":"Field","name":{"kind":"Name","value":"failingExamples"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"beforeReason"}},{"kind":"Field","name":{"kind":"Name","value":"afterReason"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewShownFragment, unknown>;
export const OwnEditFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnEdit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnEdit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"nowLabel"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}},{"kind":"Field","name":{"kind":"Name","value":"mayDecide"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedFor"}}]}}]} as unknown as DocumentNode<OwnEditFragment, unknown>;
export const OwnEditOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnEditOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnEditOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<OwnEditOutcomeFragment, unknown>;
export const SheetPersonFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetPerson"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeopleSheetLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<SheetPersonFragment, unknown>;
export const FiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QualityFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"completeness"}},{"kind":"Field","name":{"kind":"Name","value":"validity"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}},{"kind":"Field","name":{"kind":"Name","value":"oldness"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"}}]}}]} as unknown as DocumentNode<FiguresFragment, unknown>;
export const GroupFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Group"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineGroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeen"}}]}}]} as unknown as DocumentNode<GroupFragment, unknown>;
export const EntryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Entry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"word"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"concerns"}}]}}]}}]} as unknown as DocumentNode<EntryFragment, unknown>;
export const SheetLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineSheetLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"sheet"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<SheetLineFragment, unknown>;
export const SheetAccountFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetAccount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TakeQuarantineSheetSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"dismissed"}},{"kind":"Field","name":{"kind":"Name","value":"refused"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SheetLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"still"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SheetLine"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineSheetLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"sheet"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<SheetAccountFragment, unknown>;
export const WordFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Word"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QueueWord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeen"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]} as unknown as DocumentNode<WordFragment, unknown>;
export const AccountFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}}]} as unknown as DocumentNode<AccountFragment, unknown>;
export const RunShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}}]} as unknown as DocumentNode<RunShownFragment, unknown>;
export const SystemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"System"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SystemConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"waitingRecords"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRecords"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}}]} as unknown as DocumentNode<SystemFragment, unknown>;
export const SkosRefusedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SkosRefused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkosRefusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<SkosRefusedFragment, unknown>;
export const ViewerDocument = {"__meta__":{"hash":"sha256:f855e6b91749891bb88a5589f5d55903a938d2ba9463e6db3818b59a13a02e64"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"grants"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"employee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const CellsOfDocument = {"__meta__":{"hash":"sha256:2d0b769d2079bb76a53c26e2025d3b2706859d736acdc8977f2a26541aa4c44e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CellsOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"access"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"write"}},{"kind":"Field","name":{"kind":"Name","value":"because"}},{"kind":"Field","name":{"kind":"Name","value":"writeBecause"}}]}}]}}]} as unknown as DocumentNode<CellsOfQuery, CellsOfQueryVariables>;
export const ReadsOfDocument = {"__meta__":{"hash":"sha256:f130f06ce7e9644175ec44b7d069dd817ba70c8fae0c83aa116063b15b2efc9d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadsOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"classes"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}}]}}]} as unknown as DocumentNode<ReadsOfQuery, ReadsOfQueryVariables>;
export const FindPersonDocument = {"__meta__":{"hash":"sha256:ea16083b0a664ae69dd9df9b25b8bf87a71329f35d9914b83556b6da96073671"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<FindPersonQuery, FindPersonQueryVariables>;
export const DoorsDocument = {"__meta__":{"hash":"sha256:d03051c401c9b09c6607fefd1e2adcae42922eb4d5a8847c543e3861517a40ab"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Doors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"signInAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"takenUp"}},{"kind":"Field","name":{"kind":"Name","value":"passkeys"}},{"kind":"Field","name":{"kind":"Name","value":"apps"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryCodes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machineClients"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]} as unknown as DocumentNode<DoorsQuery, DoorsQueryVariables>;
export const WhoCanSeeDocument = {"__meta__":{"hash":"sha256:3eb6ca091bb977638cc23cc1ba9e73db6e051b64edd30b196b47f86c0f8f1fec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoCanSee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"field"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"whoCanSee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"field"},"value":{"kind":"Variable","name":{"kind":"Name","value":"field"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"everyone"}},{"kind":"Field","name":{"kind":"Name","value":"named"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"because"}}]}}]}}]}}]} as unknown as DocumentNode<WhoCanSeeQuery, WhoCanSeeQueryVariables>;
export const GrantsDocument = {"__meta__":{"hash":"sha256:5bbf57c8907933974e070c6e34acf223e44d0ae2f5be30b72a72b8e527b6a02b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Grants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantShown"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"classes"}},{"kind":"Field","name":{"kind":"Name","value":"extent"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"grantedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<GrantsQuery, GrantsQueryVariables>;
export const DelegationsDocument = {"__meta__":{"hash":"sha256:bb1cc340c94521d8bfc938a142f0ab17345037a9723d45ec7839956a883dc6ac"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Delegations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delegations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeputyShown"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeputyShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Deputy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"deputy"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"givenBy"}}]}}]} as unknown as DocumentNode<DelegationsQuery, DelegationsQueryVariables>;
export const EmergenciesDocument = {"__meta__":{"hash":"sha256:ca4a974e3a185df0500bd941d857ed59c336c19a6cde85159f4cbbc1d890937a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Emergencies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"emergencies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"classes"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accessAlarms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<EmergenciesQuery, EmergenciesQueryVariables>;
export const PolicyDocument = {"__meta__":{"hash":"sha256:a994f8dd5a0cb1b3f47ba57447d5fcff6867ac907108efbfcc553d31bf8eda3d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Policy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accessPolicy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"entity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"grants"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"queryable"}},{"kind":"Field","name":{"kind":"Name","value":"ways"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"verb"}},{"kind":"Field","name":{"kind":"Name","value":"who"}},{"kind":"Field","name":{"kind":"Name","value":"grant"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stepUp"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PolicyQuery, PolicyQueryVariables>;
export const LookAsDocument = {"__meta__":{"hash":"sha256:89081237156a3c9a7d2105c36046bb27fb1e60ef02aa4d79960916012adca542"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LookAs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"employee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"latinName"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"workEmail"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}},{"kind":"Field","name":{"kind":"Name","value":"hireDate"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"nationalId"}},{"kind":"Field","name":{"kind":"Name","value":"nativePlace"}},{"kind":"Field","name":{"kind":"Name","value":"privatePhone"}},{"kind":"Field","name":{"kind":"Name","value":"privateEmail"}},{"kind":"Field","name":{"kind":"Name","value":"homeAddress"}},{"kind":"Field","name":{"kind":"Name","value":"gender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ethnicity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maritalStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"politicalStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}}]}}]}}]}}]} as unknown as DocumentNode<LookAsQuery, LookAsQueryVariables>;
export const GiveGrantDocument = {"__meta__":{"hash":"sha256:878035ca854e120b78d885b9d95c55820481f89dfe52a22ede289125a020bdca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GiveGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GiveGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"giveGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<GiveGrantMutation, GiveGrantMutationVariables>;
export const EndGrantDocument = {"__meta__":{"hash":"sha256:84c295e4c26e7b907365945605c5187b630dcb100a4b495da36e2dc541181cb8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"endGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<EndGrantMutation, EndGrantMutationVariables>;
export const DelegateDocument = {"__meta__":{"hash":"sha256:f579e7256ecbb6f71c693a71d17abab65e73e495e688c7b1de616930d0c3a777"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Delegate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DelegateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delegate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<DelegateMutation, DelegateMutationVariables>;
export const EndDelegationDocument = {"__meta__":{"hash":"sha256:913c09ac59c658c0ca752286eecedbd7c4a63052e5a192a458f09d47ce063b88"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndDelegation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndDelegationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"endDelegation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<EndDelegationMutation, EndDelegationMutationVariables>;
export const AskEmergencyDocument = {"__meta__":{"hash":"sha256:26ad33b1e238750cf999674b3c68222243ac394d7b82f36ec0ccbe4512a6b005"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AskEmergency"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AskEmergencyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"askEmergency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<AskEmergencyMutation, AskEmergencyMutationVariables>;
export const OpenEmergencyDocument = {"__meta__":{"hash":"sha256:0741c7a7e11771c89c3aa28f9c0878430c519cbe9792d7b52f8d2e90e80ff90f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenEmergency"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"openEmergency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<OpenEmergencyMutation, OpenEmergencyMutationVariables>;
export const RefuseEmergencyDocument = {"__meta__":{"hash":"sha256:e1a677616e89dfefbb60b52bb1511306b340b27146a5cbfa33d2887ce2202eae"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefuseEmergency"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefuseEmergencyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"refuseEmergency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<RefuseEmergencyMutation, RefuseEmergencyMutationVariables>;
export const AuditEntriesDocument = {"__meta__":{"hash":"sha256:6ac620bc6417da47b74200a7b9c53f856ee708db6b2ab84ec3b711b14cd75c90"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditEntries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"actor"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"action"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"row"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"until"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TimeOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditEntries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"actor"},"value":{"kind":"Variable","name":{"kind":"Name","value":"actor"}}},{"kind":"Argument","name":{"kind":"Name","value":"action"},"value":{"kind":"Variable","name":{"kind":"Name","value":"action"}}},{"kind":"Argument","name":{"kind":"Name","value":"entity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entity"}}},{"kind":"Argument","name":{"kind":"Name","value":"row"},"value":{"kind":"Variable","name":{"kind":"Name","value":"row"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"until"},"value":{"kind":"Variable","name":{"kind":"Name","value":"until"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Act"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Act"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuditEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"hidden"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chained"}}]}}]} as unknown as DocumentNode<AuditEntriesQuery, AuditEntriesQueryVariables>;
export const AuditWordsDocument = {"__meta__":{"hash":"sha256:9f3d8b78d850e076e5a7360ed0da80308b564093eca7b7d397ffdce30dcc169f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditWords"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditWords"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"entities"}}]}}]}}]} as unknown as DocumentNode<AuditWordsQuery, AuditWordsQueryVariables>;
export const AuditStatusDocument = {"__meta__":{"hash":"sha256:763b6662b9564ebf32625b554ce2acd46df1468a74566a95cf769cbcb6a2b60a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"chained"}},{"kind":"Field","name":{"kind":"Name","value":"sealedAt"}},{"kind":"Field","name":{"kind":"Name","value":"anchored"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"waitingSince"}},{"kind":"Field","name":{"kind":"Name","value":"verified"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"checkpoints"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"findings"}}]}}]}}]}}]} as unknown as DocumentNode<AuditStatusQuery, AuditStatusQueryVariables>;
export const VerifyAuditDocument = {"__meta__":{"hash":"sha256:85cc083016eeb85496a4fc7b67957f2d3c2f1b49360f8678075e7d979c61706c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyAudit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"verifyAudit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyAuditSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"findings"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<VerifyAuditMutation, VerifyAuditMutationVariables>;
export const ConflictsDocument = {"__meta__":{"hash":"sha256:486f37c694f75d6f92ca89d0f9b266e5f3c79f328989d6763d63af6828e538b7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Conflicts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"field"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"system"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"department"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"entity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entity"}}},{"kind":"Argument","name":{"kind":"Name","value":"field"},"value":{"kind":"Variable","name":{"kind":"Name","value":"field"}}},{"kind":"Argument","name":{"kind":"Name","value":"system"},"value":{"kind":"Variable","name":{"kind":"Name","value":"system"}}},{"kind":"Argument","name":{"kind":"Name","value":"department"},"value":{"kind":"Variable","name":{"kind":"Name","value":"department"}}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Disputed"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"heaps"},"name":{"kind":"Name","value":"conflicts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"system"},"value":{"kind":"Variable","name":{"kind":"Name","value":"system"}}},{"kind":"Argument","name":{"kind":"Name","value":"department"},"value":{"kind":"Variable","name":{"kind":"Name","value":"department"}}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"heaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Heap"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Side"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictSide"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"wins"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Disputed"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FieldConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sides"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Side"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Heap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictHeap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"winner"}},{"kind":"Field","name":{"kind":"Name","value":"against"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]} as unknown as DocumentNode<ConflictsQuery, ConflictsQueryVariables>;
export const RowNamesDocument = {"__meta__":{"hash":"sha256:eb8da77b477dc9bbf6611c8da79687a28f065a39c9e7513bad6564918bcef055"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RowNames"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Department"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"departmentName"},"name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LegalEntity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"entityName"},"name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Location"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"locationName"},"name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"gradeName"},"name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CostCentre"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"centreName"},"name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RowNamesQuery, RowNamesQueryVariables>;
export const TakeConflictValueDocument = {"__meta__":{"hash":"sha256:77943266162031e546063cb825a6860e5abe61ee40d452d4de00d21413d25655"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeConflictValue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"conflict"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"side"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"takeConflictValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"conflict"},"value":{"kind":"Variable","name":{"kind":"Name","value":"conflict"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"side"},"value":{"kind":"Variable","name":{"kind":"Name","value":"side"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<TakeConflictValueMutation, TakeConflictValueMutationVariables>;
export const KeepConflictsDocument = {"__meta__":{"hash":"sha256:1f27884a76ff585fbef92cccc0a4964a285b0fc126a1cf28ebf23d08c7022b98"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepConflicts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"conflicts"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"keepConflicts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"conflicts"},"value":{"kind":"Variable","name":{"kind":"Name","value":"conflicts"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeepConflictsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<KeepConflictsMutation, KeepConflictsMutationVariables>;
export const ReopenConflictDocument = {"__meta__":{"hash":"sha256:b31304a291cf3e75774c9940ecdce2b77e763a4c61e3852bbb6d856233dac249"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReopenConflict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"conflict"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reopenConflict"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"conflict"},"value":{"kind":"Variable","name":{"kind":"Name","value":"conflict"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<ReopenConflictMutation, ReopenConflictMutationVariables>;
export const OwnFieldDocument = {"__meta__":{"hash":"sha256:ca5bd1ed590bd76c3d92a933cbbed8d90d26bbe1b8e01331a94ac9956dea077d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OwnField"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entity"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"field"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"ownField"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"entity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entity"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"Variable","name":{"kind":"Name","value":"field"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnFieldSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"streams"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"problems"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<OwnFieldMutation, OwnFieldMutationVariables>;
export const ConnectorKindsDocument = {"__meta__":{"hash":"sha256:a237e0d58f9120de9711d0f6671d63c937fab15743db9e199840de8a1437522d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConnectorKinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connectorKinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"help"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectorKindsQuery, ConnectorKindsQueryVariables>;
export const ConnectionSettingsDocument = {"__meta__":{"hash":"sha256:79e9eb563343bc0d530f28dd978b476e49298e38c95d80c6817e7677e40e89e5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConnectionSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connectionSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"config"}},{"kind":"Field","name":{"kind":"Name","value":"secrets"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}}]}}]}}]} as unknown as DocumentNode<ConnectionSettingsQuery, ConnectionSettingsQueryVariables>;
export const TryConnectionDocument = {"__meta__":{"hash":"sha256:01d74763213dbbedf1a4ac6ab70596b56b69b886db61c232916fd5d9b18bd52d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TryConnection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TryConnectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"tryConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TryConnectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"streams"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<TryConnectionMutation, TryConnectionMutationVariables>;
export const LookAtStreamDocument = {"__meta__":{"hash":"sha256:2041a24a818a2a02a67e3438f8faa050af2b3dbba7025c01a51bf0cf4b37e7cd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LookAtStream"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LookAtStreamInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lookAtStream"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LookAtStreamSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"look"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"ships"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"guess"}},{"kind":"Field","name":{"kind":"Name","value":"nulls"}},{"kind":"Field","name":{"kind":"Name","value":"distinct"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"mapped"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"why"}}]}},{"kind":"Field","name":{"kind":"Name","value":"doubts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"why"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<LookAtStreamMutation, LookAtStreamMutationVariables>;
export const ConnectSystemDocument = {"__meta__":{"hash":"sha256:537d854a03d5a9289ff720768eb638779da4dcf9d9aa748a7af36d19e1f4c021"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConnectSystem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectSystemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connectSystem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectSystemSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"System"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"System"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SystemConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"waitingRecords"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRecords"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}}]}}]}}]} as unknown as DocumentNode<ConnectSystemMutation, ConnectSystemMutationVariables>;
export const HomeDocument = {"__meta__":{"hash":"sha256:8011d8749c207b8018fa63ecd66497d898e082daa4d7d3419f4ebc775ccd54d7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Home"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"System"}}]}},{"kind":"Field","name":{"kind":"Name","value":"queue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"people"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"System"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SystemConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"waitingRecords"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRecords"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}}]}}]}}]} as unknown as DocumentNode<HomeQuery, HomeQueryVariables>;
export const PeopleDocument = {"__meta__":{"hash":"sha256:e952910a27cb09d1cde5b5f8a864260cc14a8333617329b454746477033a34ad"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const IdentityPairsDocument = {"__meta__":{"hash":"sha256:ae926b6d8bb573d622293f44eaff3ac38d8430d8fcf7f7b6c7dc1bd25eb93a52"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IdentityPairs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"grade"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"identityPairs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"grade"},"value":{"kind":"Variable","name":{"kind":"Name","value":"grade"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pair"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"pairs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pair"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityPair"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"one"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaksFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<IdentityPairsQuery, IdentityPairsQueryVariables>;
export const AccountMatchesDocument = {"__meta__":{"hash":"sha256:ac5d27ea688a176f24712e6f113a16ab951864ae26292f1eb60a62625d561ded"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountMatches"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountMatches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Matched"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Matched"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountMatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"match"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"account"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaksFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<AccountMatchesQuery, AccountMatchesQueryVariables>;
export const AccountSidesDocument = {"__meta__":{"hash":"sha256:722cc6adfb32ed216e058e88d0d158536f6448049d8bbfceb71cad3578eeb493"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountSides"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"match"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"match"},"value":{"kind":"Variable","name":{"kind":"Name","value":"match"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PairSide"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PairSide"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"latinName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"gender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"nativePlace"}},{"kind":"Field","name":{"kind":"Name","value":"workEmail"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}},{"kind":"Field","name":{"kind":"Name","value":"privatePhone"}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hireDate"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<AccountSidesQuery, AccountSidesQueryVariables>;
export const AccountsTodayDocument = {"__meta__":{"hash":"sha256:730a3c57e6088999bea982b4c992421015739e8ee1ef44807f1a1b6a2ba11155"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountsToday"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountsToDecide"}}]}}]} as unknown as DocumentNode<AccountsTodayQuery, AccountsTodayQueryVariables>;
export const AccountsOfDocument = {"__meta__":{"hash":"sha256:c558aaef9b831d853cba758db4a1ba91217956dfe4b4687f2c75f12e88d0fbf5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountsOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"employee"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accountsOf"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"employee"},"value":{"kind":"Variable","name":{"kind":"Name","value":"employee"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"account"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<AccountsOfQuery, AccountsOfQueryVariables>;
export const IdentityMergesDocument = {"__meta__":{"hash":"sha256:d577f81125c7642e091bc11c224256cf80e47c5506bd20b7118e80f3142d7da9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IdentityMerges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"standing"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"identityMerges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"standing"},"value":{"kind":"Variable","name":{"kind":"Name","value":"standing"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Merged"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Merged"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityMerge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"survivor"}},{"kind":"Field","name":{"kind":"Name","value":"merged"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"undoneReason"}}]}}]} as unknown as DocumentNode<IdentityMergesQuery, IdentityMergesQueryVariables>;
export const PairSidesDocument = {"__meta__":{"hash":"sha256:6722eaad950e1e25217668b74b69f552c0caa247afe4bda648598e906b3d5483"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PairSides"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PairSide"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PairSide"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"latinName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"gender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"nativePlace"}},{"kind":"Field","name":{"kind":"Name","value":"workEmail"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}},{"kind":"Field","name":{"kind":"Name","value":"privatePhone"}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hireDate"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<PairSidesQuery, PairSidesQueryVariables>;
export const FindIdentitiesDocument = {"__meta__":{"hash":"sha256:4212048fdf1a43554383fce82f80f1d6754398b1a9864fafadef8146f47fe66c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FindIdentities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"findIdentities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FindIdentitiesSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"compared"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"review"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<FindIdentitiesMutation, FindIdentitiesMutationVariables>;
export const MergePeopleDocument = {"__meta__":{"hash":"sha256:81b59fbeff22593e2220d6aaa3c61ae71009d88f77cdffed6f16f65372c61e84"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MergePeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"survivor"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"merged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mergePeople"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"survivor"},"value":{"kind":"Variable","name":{"kind":"Name","value":"survivor"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"merged"},"value":{"kind":"Variable","name":{"kind":"Name","value":"merged"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MergePeopleSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<MergePeopleMutation, MergePeopleMutationVariables>;
export const UnmergePeopleDocument = {"__meta__":{"hash":"sha256:e7188d62c3e46414de78bf22cdca5f7c35b5bb04e30dd6e13f9026e1049a4c4f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnmergePeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"merge"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"unmergePeople"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"merge"},"value":{"kind":"Variable","name":{"kind":"Name","value":"merge"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnmergePeopleSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"joinedSince"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<UnmergePeopleMutation, UnmergePeopleMutationVariables>;
export const KeepApartDocument = {"__meta__":{"hash":"sha256:5075c667b7aef4a42be1b8b24b2f871542555245783b795e224983bbb00350ce"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepApart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pairs"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityPairInput"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"keepApart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"pairs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pairs"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeepApartSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pairs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<KeepApartMutation, KeepApartMutationVariables>;
export const FindAccountsDocument = {"__meta__":{"hash":"sha256:6c0e964d9828e97738b01858ba2f0d48568db36a1f5f357a74b7545166bc7659"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FindAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"findAccounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FindAccountsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"review"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<FindAccountsMutation, FindAccountsMutationVariables>;
export const JoinAccountDocument = {"__meta__":{"hash":"sha256:c4b0beae13b3f43fd49777ae1444ad93aaf9fa80921498993508a9340f4c3dd7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"JoinAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"match"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"joinAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"match"},"value":{"kind":"Variable","name":{"kind":"Name","value":"match"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JoinAccountSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"landed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<JoinAccountMutation, JoinAccountMutationVariables>;
export const KeepAccountApartDocument = {"__meta__":{"hash":"sha256:6b7b32fa2a80253950ffa5658efe89a8639549e1dba7f0bdbccda16254caa127"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepAccountApart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"match"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"keepAccountApart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"match"},"value":{"kind":"Variable","name":{"kind":"Name","value":"match"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeepAccountApartSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"match"}},{"kind":"Field","name":{"kind":"Name","value":"records"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<KeepAccountApartMutation, KeepAccountApartMutationVariables>;
export const TakeAccountOutDocument = {"__meta__":{"hash":"sha256:3a8cdca24f82a8ac0422e8b4839452889ea6cca531b08184e3adbf648a80a926"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeAccountOut"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"employee"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"takeAccountOut"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"employee"},"value":{"kind":"Variable","name":{"kind":"Name","value":"employee"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"account"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TakeAccountOutSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"match"}},{"kind":"Field","name":{"kind":"Name","value":"records"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<TakeAccountOutMutation, TakeAccountOutMutationVariables>;
export const LateChangesDocument = {"__meta__":{"hash":"sha256:26ce0d19e576c9fada0a7d176a422a7445b3b1b38ef2660eb7c4f44167c93824"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LateChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lateChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Late"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lateChangeCounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LateHeap"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Late"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LateChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"then"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"noticedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LateHeap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LateCount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"people"}}]}}]} as unknown as DocumentNode<LateChangesQuery, LateChangesQueryVariables>;
export const LateTodayDocument = {"__meta__":{"hash":"sha256:e9f4e4c45a4f7319b01c33bd3471f92e958ac97a686e0f243e1884e0568ed79c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LateToday"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lateChangeCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LateHeap"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LateHeap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LateCount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"people"}}]}}]} as unknown as DocumentNode<LateTodayQuery, LateTodayQueryVariables>;
export const DecideLateChangesDocument = {"__meta__":{"hash":"sha256:1be2b7eb72232c3e29fddc60cc6f4cf5697386bd8bd6ff9a8060d29d54e04506"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideLateChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"decision"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LateDecision"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"decideLateChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"decision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"decision"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecideLateChangesSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"records"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<DecideLateChangesMutation, DecideLateChangesMutationVariables>;
export const MappingWordsDocument = {"__meta__":{"hash":"sha256:0709573aa42d1505cf31ff514fb95b7823c1f41eebc15a5b25e33a831624266c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MappingWords"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"path"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"field"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mappingWords"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}},{"kind":"Argument","name":{"kind":"Name","value":"path"},"value":{"kind":"Variable","name":{"kind":"Name","value":"path"}}},{"kind":"Argument","name":{"kind":"Name","value":"field"},"value":{"kind":"Variable","name":{"kind":"Name","value":"field"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]} as unknown as DocumentNode<MappingWordsQuery, MappingWordsQueryVariables>;
export const MappingExamplesDocument = {"__meta__":{"hash":"sha256:ae3bf82cd38f90032446b56bdccd04f7ce014e2f47e8f418282346f28ae58d3f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MappingExamples"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"document"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JSON"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mappingExamples"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}},{"kind":"Argument","name":{"kind":"Name","value":"document"},"value":{"kind":"Variable","name":{"kind":"Name","value":"document"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"misses"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"then"}}]}}]}}]} as unknown as DocumentNode<MappingExamplesQuery, MappingExamplesQueryVariables>;
export const KeepExampleDocument = {"__meta__":{"hash":"sha256:08e8e581bd7f38d70a7e65db3bd0f1f591f7012fa332918efd7d3fc16efad055"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepExample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MappingExampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"keepMappingExample"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<KeepExampleMutation, KeepExampleMutationVariables>;
export const RemoveExampleDocument = {"__meta__":{"hash":"sha256:6deaceecdeca23d59131122f074d192b421993d817728e78565655d2bdbc1edd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveExample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveMappingExampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"removeMappingExample"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveExampleMutation, RemoveExampleMutationVariables>;
export const MappingListDocument = {"__meta__":{"hash":"sha256:e8caa58e1b543d618402ef2e06f2dff1d323e7f4f48dce6935f46322176d43b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MappingList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}}]}}]} as unknown as DocumentNode<MappingListQuery, MappingListQueryVariables>;
export const MappingDocument = {"__meta__":{"hash":"sha256:c95a57a6257b77f0209b2d4c9541213223e969e96719db1ce3881bb35808f63d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}},{"kind":"Field","name":{"kind":"Name","value":"examples"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"guess"}},{"kind":"Field","name":{"kind":"Name","value":"nulls"}},{"kind":"Field","name":{"kind":"Name","value":"distinct"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"mapped"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappingSteps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"about"}},{"kind":"Field","name":{"kind":"Name","value":"short"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"choices"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}},{"kind":"Field","name":{"kind":"Name","value":"examples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"then"}},{"kind":"Field","name":{"kind":"Name","value":"fails"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}}]} as unknown as DocumentNode<MappingQuery, MappingQueryVariables>;
export const MappingTargetsDocument = {"__meta__":{"hash":"sha256:d561b2fe7fbd2e64d760b370adb107fbe1fc3fb3c849096d55ea1aafedc8e972"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MappingTargets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entities"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"entities"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entities"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"about"}},{"kind":"Field","name":{"kind":"Name","value":"dataClass"}},{"kind":"Field","name":{"kind":"Name","value":"readers"}}]}}]}}]}}]} as unknown as DocumentNode<MappingTargetsQuery, MappingTargetsQueryVariables>;
export const VersionDiffDocument = {"__meta__":{"hash":"sha256:42db0bb089933c64d56e4afc68a6507a0bd75b1918909c5add1b5df76f355259"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionDiff"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VersionDiffQuery, VersionDiffQueryVariables>;
export const TrialDocument = {"__meta__":{"hash":"sha256:f3f39ed1b50a7c996af6a10ef717601ff904a3a0ab6a3ed0d6bc3eda6a8f2638"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Trial"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"document"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JSON"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fields"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MappingTrialInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mappingTrial"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"document"},"value":{"kind":"Variable","name":{"kind":"Name","value":"document"}}},{"kind":"Argument","name":{"kind":"Name","value":"fields"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fields"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"trials"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}}]}}]}}]} as unknown as DocumentNode<TrialQuery, TrialQueryVariables>;
export const SaveDraftDocument = {"__meta__":{"hash":"sha256:a4eae69eee627b590539ee7941f7b80198445ee04a2830e1518e05810b32f2d3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveMappingDraftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"saveMappingDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraftSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}}]} as unknown as DocumentNode<SaveDraftMutation, SaveDraftMutationVariables>;
export const DiscardDraftDocument = {"__meta__":{"hash":"sha256:42f4f7518e2c7b3d33e40e029d3bbfa536884cfd1274e62f7de79c5756a62020"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DiscardDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"discardMappingDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraftSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}}]} as unknown as DocumentNode<DiscardDraftMutation, DiscardDraftMutationVariables>;
export const PreviewDraftDocument = {"__meta__":{"hash":"sha256:4d37a02579c654a80b6c7fcf4bdb1c6597107e96741544a15e73ec1f909470a8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PreviewDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"previewMappingDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingPreviewSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewShown"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"differing"}},{"kind":"Field","name":{"kind":"Name","value":"rowsMade"}},{"kind":"Field","name":{"kind":"Name","value":"rowsDropped"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"employees"}},{"kind":"Field","name":{"kind":"Name","value":"harmed"}},{"kind":"Field","name":{"kind":"Name","value":"departments"}},{"kind":"Field","name":{"kind":"Name","value":"peopleTotal"}},{"kind":"Field","name":{"kind":"Name","value":"periods"}},{"kind":"Field","name":{"kind":"Name","value":"touchesPay"}},{"kind":"Field","name":{"kind":"Name","value":"needsApproval"}},{"kind":"Field","name":{"kind":"Name","value":"failingExamples"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"beforeReason"}},{"kind":"Field","name":{"kind":"Name","value":"afterReason"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewDraftMutation, PreviewDraftMutationVariables>;
export const ApproveDraftDocument = {"__meta__":{"hash":"sha256:36c75cc1eebdad0e6099832a7ed8d38d74491f8732574d9fa663a09d00bbb454"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approveMappingDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraftSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}}]} as unknown as DocumentNode<ApproveDraftMutation, ApproveDraftMutationVariables>;
export const PublishDraftDocument = {"__meta__":{"hash":"sha256:2c6ea9ee639886f0a962da6d72fdd9c2c949890a594f64833332cf79a47e4324"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"acceptChanges"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"publishMappingDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"acceptChanges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"acceptChanges"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublishMappingSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}}]} as unknown as DocumentNode<PublishDraftMutation, PublishDraftMutationVariables>;
export const RollbackDocument = {"__meta__":{"hash":"sha256:ab3283a5643bbfa0904617004a16351691a2fc38807486f4d7d4e3d86b885e79"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Rollback"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rollbackMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"version"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublishMappingSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DraftShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingDraft"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MappingVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamMapping"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"versionInUse"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DraftShown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionShown"}}]}}]}}]} as unknown as DocumentNode<RollbackMutation, RollbackMutationVariables>;
export const OwnEditsDocument = {"__meta__":{"hash":"sha256:d01e9fb675e3e0b223245758e98a14cd8813497afb37ffa1695fd9a4f234f778"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnEdits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"ownEdits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnEdit"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnEdit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnEdit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"nowLabel"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}},{"kind":"Field","name":{"kind":"Name","value":"mayDecide"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedFor"}}]}}]} as unknown as DocumentNode<OwnEditsQuery, OwnEditsQueryVariables>;
export const OwnEditsTodayDocument = {"__meta__":{"hash":"sha256:50c4772dd35bb41ce382741e25a1cc76b2db496555e940ecb00f7832a50b2690"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnEditsToday"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"ownEditsToDecide"}}]}}]} as unknown as DocumentNode<OwnEditsTodayQuery, OwnEditsTodayQueryVariables>;
export const ApproveOwnEditsDocument = {"__meta__":{"hash":"sha256:0c3f1b6b364900f964335d609e1bb8e37f0e9cf58150820c678abcda942395bb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveOwnEdits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approveOwnEdits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApproveOwnEditsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"edits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnEditOutcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnEditOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnEditOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<ApproveOwnEditsMutation, ApproveOwnEditsMutationVariables>;
export const RejectOwnEditsDocument = {"__meta__":{"hash":"sha256:f4fc6cd7390bcf9d2e95d6e40e6551a0133a72c0ae74dfb97603593bca0d7153"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectOwnEdits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rejectOwnEdits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RejectOwnEditsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"edits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnEditOutcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnEditOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnEditOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<RejectOwnEditsMutation, RejectOwnEditsMutationVariables>;
export const WithdrawOwnEditDocument = {"__meta__":{"hash":"sha256:58c762b6edee3e4e9b061a5175ac20217efe6cbf569b709e27f44b84264a9616"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawOwnEdit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawOwnEdit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawOwnEditSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawOwnEditMutation, WithdrawOwnEditMutationVariables>;
export const PeopleListDocument = {"__meta__":{"hash":"sha256:53422b57983ec03ff5f6bef5f9107941b24a7135226bc2ff04783fc09e57a906"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeopleList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EmployeeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EmployeeOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"hireDate"}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PeopleListQuery, PeopleListQueryVariables>;
export const PersonDocument = {"__meta__":{"hash":"sha256:cef8707dace524059e2dea6839a22e323856aea89b97569856dc10b392b005cc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Person"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"latinName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"gender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"idDocumentType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nationalId"}},{"kind":"Field","name":{"kind":"Name","value":"nationalIdMasked"}},{"kind":"Field","name":{"kind":"Name","value":"ethnicity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"politicalStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maritalStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"householdRegistration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nativePlace"}},{"kind":"Field","name":{"kind":"Name","value":"workEmail"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}},{"kind":"Field","name":{"kind":"Name","value":"privatePhone"}},{"kind":"Field","name":{"kind":"Name","value":"privateEmail"}},{"kind":"Field","name":{"kind":"Name","value":"homeAddress"}},{"kind":"Field","name":{"kind":"Name","value":"status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employmentType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hireDate"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"manager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legalEntity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"educations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"level"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"school"}},{"kind":"Field","name":{"kind":"Name","value":"fieldOfStudy"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"effectiveFrom"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"access"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"because"}},{"kind":"Field","name":{"kind":"Name","value":"write"}}]}}]}}]} as unknown as DocumentNode<PersonQuery, PersonQueryVariables>;
export const OriginDocument = {"__meta__":{"hash":"sha256:4fb312c6d292aaed25f49f0284aed9dc89ae7c6a9234255ae69944447fad0ec6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Origin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fields"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"fields"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fields"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"derived"}},{"kind":"Field","name":{"kind":"Name","value":"conflict"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"wins"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"}}]}}]}}]}}]} as unknown as DocumentNode<OriginQuery, OriginQueryVariables>;
export const PastDocument = {"__meta__":{"hash":"sha256:da56953c076a7abdae24a168223b11dfe580360f80666cc03f6894da9d6e457f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Past"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fields"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"fields"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fields"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"erased"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}}]} as unknown as DocumentNode<PastQuery, PastQueryVariables>;
export const PersonTermsDocument = {"__meta__":{"hash":"sha256:0af270b40261ec01baf5f1ffdeabf6f6eb7392b0d5114cc089beca43bcf4f6fa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PersonTerms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}}]}}]} as unknown as DocumentNode<PersonTermsQuery, PersonTermsQueryVariables>;
export const CorrectPersonDocument = {"__meta__":{"hash":"sha256:38cfbe422fd30fd9cb2f49e66252f1fc509ec0ddf6531626e9b8bb54c4244b55"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectEmployeeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"correctEmployee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectEmployeeSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"needsApproval"}},{"kind":"Field","name":{"kind":"Name","value":"employee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectPersonMutation, CorrectPersonMutationVariables>;
export const CorrectPeopleDocument = {"__meta__":{"hash":"sha256:d5b03bb24b958a7d23d69e214770596e26602daf96c1d760cdaf3339f4b6df73"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectEmployeesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"correctEmployees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectEmployeesSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectPeopleMutation, CorrectPeopleMutationVariables>;
export const PeopleFoundDocument = {"__meta__":{"hash":"sha256:7f7b1dca34b4dff05de8152bfeebe4d890c7402e69a749e9574f63e4055b1409"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeopleFound"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EmployeeFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<PeopleFoundQuery, PeopleFoundQueryVariables>;
export const PeopleSheetDocument = {"__meta__":{"hash":"sha256:4b13f6865a8a31074fa9f3b8c87146762f77c7e024bb03e975d3148cfab2c8a1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeopleSheet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"people"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fields"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"peopleSheet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"people"},"value":{"kind":"Variable","name":{"kind":"Name","value":"people"}}},{"kind":"Argument","name":{"kind":"Name","value":"fields"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fields"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]} as unknown as DocumentNode<PeopleSheetQuery, PeopleSheetQueryVariables>;
export const ChangeBySheetDocument = {"__meta__":{"hash":"sha256:3188986dbdf051b38dbac289f7d400757d00d905e37ae8c044fc96492ef963ea"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeBySheet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePeopleBySheetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"changePeopleBySheet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePeopleBySheetSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"parts"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SheetPerson"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetPerson"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PeopleSheetLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<ChangeBySheetMutation, ChangeBySheetMutationVariables>;
export const DataQualityDocument = {"__meta__":{"hash":"sha256:5f81b25f17e1dbb6ba34d3d34cbfb8a4fd3d2d8863e78e9a6da7a574530270ef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DataQuality"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"system"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"department"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"dataQuality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"entity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entity"}}},{"kind":"Argument","name":{"kind":"Name","value":"system"},"value":{"kind":"Variable","name":{"kind":"Name","value":"system"}}},{"kind":"Argument","name":{"kind":"Name","value":"department"},"value":{"kind":"Variable","name":{"kind":"Name","value":"department"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"hiddenDepartments"}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"systems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QualityFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"completeness"}},{"kind":"Field","name":{"kind":"Name","value":"validity"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}},{"kind":"Field","name":{"kind":"Name","value":"oldness"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"}}]}}]} as unknown as DocumentNode<DataQualityQuery, DataQualityQueryVariables>;
export const QualityTrendDocument = {"__meta__":{"hash":"sha256:f7d1912b1abc2c6f0ac1f2519bc416a67bfeed727f91b7089069ef5773b24aca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QualityTrend"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dataQuality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QualityFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"completeness"}},{"kind":"Field","name":{"kind":"Name","value":"validity"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}},{"kind":"Field","name":{"kind":"Name","value":"oldness"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"}}]}}]} as unknown as DocumentNode<QualityTrendQuery, QualityTrendQueryVariables>;
export const QuarantineDocument = {"__meta__":{"hash":"sha256:959728d79997c56712aed0a832163a9f9775c740e77ffad3acd99922d27625d7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Quarantine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dismissed"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"quarantine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"dismissed"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dismissed"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Group"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Group"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineGroup"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeen"}}]}}]} as unknown as DocumentNode<QuarantineQuery, QuarantineQueryVariables>;
export const QuarantinedDocument = {"__meta__":{"hash":"sha256:a50e5c2237782fa7776f4edd3840d469d67ac86fc2b694089106e6c67faea66e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Quarantined"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"group"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineGroupInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dismissed"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TimeOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"group"},"value":{"kind":"Variable","name":{"kind":"Name","value":"group"}}},{"kind":"Argument","name":{"kind":"Name","value":"dismissed"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dismissed"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Entry"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Entry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"word"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"concerns"}}]}}]}}]} as unknown as DocumentNode<QuarantinedQuery, QuarantinedQueryVariables>;
export const QuarantineSheetDocument = {"__meta__":{"hash":"sha256:0bc8770f7b5499a739e65bd97a69e9caf5883f4eaeec0b6ae72b6b94c16692f9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QuarantineSheet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"quarantineSheet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]} as unknown as DocumentNode<QuarantineSheetQuery, QuarantineSheetQueryVariables>;
export const TakeQuarantineSheetDocument = {"__meta__":{"hash":"sha256:7b32cddea499e2ae893314e9f97f2352ba3edb2378babc1bb60c5bf617c4c8d7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeQuarantineSheet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"path"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"takeQuarantineSheet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"path"},"value":{"kind":"Variable","name":{"kind":"Name","value":"path"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TakeQuarantineSheetSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SheetAccount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuarantineSheetLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"sheet"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SheetAccount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TakeQuarantineSheetSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"dismissed"}},{"kind":"Field","name":{"kind":"Name","value":"refused"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SheetLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"still"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SheetLine"}}]}}]}}]} as unknown as DocumentNode<TakeQuarantineSheetMutation, TakeQuarantineSheetMutationVariables>;
export const RetryQuarantineDocument = {"__meta__":{"hash":"sha256:f8d5cb5dcf6b136d5e2134856ef86420d7285a651e3e62db314cc6b80e0d8f6a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryQuarantine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stream"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"retryQuarantine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"stream"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stream"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryQuarantineSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"landed"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<RetryQuarantineMutation, RetryQuarantineMutationVariables>;
export const CorrectRecordDocument = {"__meta__":{"hash":"sha256:4ed2cc5ccadb23ec8fb01b8f5fb8f9738ec0a970483ee77e2d97c1e3fb34318a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"values"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordCorrection"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"correctRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"values"},"value":{"kind":"Variable","name":{"kind":"Name","value":"values"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectRecordSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"why"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectRecordMutation, CorrectRecordMutationVariables>;
export const GiveAccountDocument = {"__meta__":{"hash":"sha256:e8c702a0aaf807b9e2f8c8c246a14b7aa652b27cc850605b1b70f34bd3ae972e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GiveAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"employee"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"giveAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"employee"},"value":{"kind":"Variable","name":{"kind":"Name","value":"employee"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GiveAccountSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"match"}},{"kind":"Field","name":{"kind":"Name","value":"employee"}},{"kind":"Field","name":{"kind":"Name","value":"landed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<GiveAccountMutation, GiveAccountMutationVariables>;
export const DismissQuarantineDocument = {"__meta__":{"hash":"sha256:fd3b9ea7b00fa16b35d2957edcb2a4aa3b5f086d808f05527937eaf309506312"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissQuarantine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"dismissQuarantine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DismissQuarantineSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<DismissQuarantineMutation, DismissQuarantineMutationVariables>;
export const ReopenQuarantineDocument = {"__meta__":{"hash":"sha256:b6147c141cd0fb8380a291b6526ffa46dd1bd9d16c06939267ac3e0e1a80bf31"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReopenQuarantine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reopenQuarantine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReopenQuarantineSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<ReopenQuarantineMutation, ReopenQuarantineMutationVariables>;
export const QueueDocument = {"__meta__":{"hash":"sha256:15b9654eb890d917b72826b38b289271b1b8a3d4490b7707e46d86e9120cf49f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Queue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"field"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"QueueOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderDirection"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"queue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"entity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entity"}}},{"kind":"Argument","name":{"kind":"Name","value":"field"},"value":{"kind":"Variable","name":{"kind":"Name","value":"field"}}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"words"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Word"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Word"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QueueWord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeen"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]} as unknown as DocumentNode<QueueQuery, QueueQueryVariables>;
export const TermsDocument = {"__meta__":{"hash":"sha256:d893f857a93d919bfeb9c88f133a59ec83ab0468f43560b046d012ed8e63d509"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Terms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}}]}}]} as unknown as DocumentNode<TermsQuery, TermsQueryVariables>;
export const DecideDocument = {"__meta__":{"hash":"sha256:c12d337276c255be8b4f6e04ecd9267a73bb5af017a123a5860d8c46f0fa54dc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Decide"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"decisions"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WordDecision"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"decideWords"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"decisions"},"value":{"kind":"Variable","name":{"kind":"Name","value":"decisions"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecideWordsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"streams"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<DecideMutation, DecideMutationVariables>;
export const AnnotateDocument = {"__meta__":{"hash":"sha256:b65361c845f5a425ffc8beaae36b0b748d820a32814fbbdd260c6afd577e0a8f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Annotate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"decline"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"comment"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"assignee"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"annotateWords"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"decline"},"value":{"kind":"Variable","name":{"kind":"Name","value":"decline"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"comment"},"value":{"kind":"Variable","name":{"kind":"Name","value":"comment"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"assignee"},"value":{"kind":"Variable","name":{"kind":"Name","value":"assignee"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AnnotateWordsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"words"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<AnnotateMutation, AnnotateMutationVariables>;
export const SystemsDocument = {"__meta__":{"hash":"sha256:fa8c1628cda97903da4d495f7315e28d56d2cfc2a3e25d9c19fea0ae84760d02"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Systems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"System"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"System"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SystemConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"waitingRecords"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRecords"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}}]}}]}}]} as unknown as DocumentNode<SystemsQuery, SystemsQueryVariables>;
export const RunsDocument = {"__meta__":{"hash":"sha256:aef3a61054a4657f70d5d5d0ce1e816f29de88b37295cdf298a30122d68a8273"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Runs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"connection"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"connection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"connection"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}},{"kind":"Field","name":{"kind":"Name","value":"streams"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}}]} as unknown as DocumentNode<RunsQuery, RunsQueryVariables>;
export const RunConnectionDocument = {"__meta__":{"hash":"sha256:6a917126be7665541f9dc80a212b67f4f26b106093fb56eadd5b8a5d55a6e104"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunConnection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"runConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunConnectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"System"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"System"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SystemConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"waitingRecords"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRecords"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}}]}}]}}]} as unknown as DocumentNode<RunConnectionMutation, RunConnectionMutationVariables>;
export const PauseConnectionDocument = {"__meta__":{"hash":"sha256:59ed448c0532a63dfb1c9718b2d1a799d007746225b3d00ae0f7d22afc328248"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseConnection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"paused"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pauseConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"paused"},"value":{"kind":"Variable","name":{"kind":"Name","value":"paused"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PauseConnectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"System"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Account"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Account"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"System"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SystemConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connector"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"streams"}},{"kind":"Field","name":{"kind":"Name","value":"waitingRecords"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRecords"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunShown"}}]}}]}}]} as unknown as DocumentNode<PauseConnectionMutation, PauseConnectionMutationVariables>;
export const RunProgressDocument = {"__meta__":{"hash":"sha256:6102884bed4dec960ea17705cd9f2038ae14c8083c82f9c3bef63bd6b26dcfc6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RunProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"inserted"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"ignored"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"pendingCells"}}]}}]}}]} as unknown as DocumentNode<RunProgressSubscription, RunProgressSubscriptionVariables>;
export const DepartmentTreeDocument = {"__meta__":{"hash":"sha256:5c98223aef5d464248641db1a505cd912048bd1763f01aaacb303d813eb1b143"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepartmentTree"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"departmentTree"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}},{"kind":"Field","name":{"kind":"Name","value":"mergedInto"}},{"kind":"Field","name":{"kind":"Name","value":"lastDay"}}]}}]}}]} as unknown as DocumentNode<DepartmentTreeQuery, DepartmentTreeQueryVariables>;
export const DepartmentChangeEffectDocument = {"__meta__":{"hash":"sha256:421147dd8591cfba4e309f3dd4b90f407da4779f4103b0f092889bc8a0971921"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepartmentChangeEffect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"change"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DepartmentChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"departmentChangeEffect"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"change"},"value":{"kind":"Variable","name":{"kind":"Name","value":"change"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"moved"}},{"kind":"Field","name":{"kind":"Name","value":"posts"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"positions"}},{"kind":"Field","name":{"kind":"Name","value":"grants"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"senders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}},{"kind":"Field","name":{"kind":"Name","value":"posts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}}]}}]}}]}}]} as unknown as DocumentNode<DepartmentChangeEffectQuery, DepartmentChangeEffectQueryVariables>;
export const DepartmentChangesDocument = {"__meta__":{"hash":"sha256:62964d8245563f88742b01d31bd161cc7edd0fdf2997dd3c4be1c0dd6c5c7d19"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepartmentChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"departmentChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"department"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"into"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"plannedAt"}}]}}]}}]} as unknown as DocumentNode<DepartmentChangesQuery, DepartmentChangesQueryVariables>;
export const DepartmentAliasesDocument = {"__meta__":{"hash":"sha256:14aa2ea0606f98df1d55e7f65223da520074f19fbc746846637e079257552994"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepartmentAliases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"department"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"departmentAliases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"department"},"value":{"kind":"Variable","name":{"kind":"Name","value":"department"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DepartmentAliasesQuery, DepartmentAliasesQueryVariables>;
export const DepartmentPeopleDocument = {"__meta__":{"hash":"sha256:5c3da2bb24ad79eb30708a9c9a663ec8c94f13650eee711f208f8b3954211017"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepartmentPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"department"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"employees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"department"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"department"}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}}]}}]}}]}}]} as unknown as DocumentNode<DepartmentPeopleQuery, DepartmentPeopleQueryVariables>;
export const ChangeDepartmentDocument = {"__meta__":{"hash":"sha256:d53513863d2e12269e1c7b96c6a958a752189c5934e32ec3b04af39338147fa0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeDepartment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeDepartmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"changeDepartment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeDepartmentSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeDepartmentMutation, ChangeDepartmentMutationVariables>;
export const WithdrawDepartmentChangeDocument = {"__meta__":{"hash":"sha256:5bccbcf0fbd31750b0997f3c6cf64673270f9ae25eab52e5e7787bdd8d5a0ee4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawDepartmentChange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawDepartmentChange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawDepartmentChangeMutation, WithdrawDepartmentChangeMutationVariables>;
export const AddDepartmentAliasDocument = {"__meta__":{"hash":"sha256:d1bbdc4467dc4f9f467ba2be6faadd3609ac5f4d619c1ab10ee8516492123c2c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddDepartmentAlias"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddDepartmentAliasInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"addDepartmentAlias"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddDepartmentAliasSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<AddDepartmentAliasMutation, AddDepartmentAliasMutationVariables>;
export const RemoveDepartmentAliasDocument = {"__meta__":{"hash":"sha256:8fa2136015c37d9da6213c63906d560d9b84108f54e3e4f8ad9517dd2ffcb357"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveDepartmentAlias"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"removeDepartmentAlias"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveDepartmentAliasMutation, RemoveDepartmentAliasMutationVariables>;
export const TermEditEffectDocument = {"__meta__":{"hash":"sha256:8da13544265e6abb9444e7c0f1afd57ece5889c95aa66d9886b1c9471b46bbd2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TermEditEffect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"edit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TermEditInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"termEditEffect"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"edit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"edit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"cells"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"mappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"connection"}},{"kind":"Field","name":{"kind":"Name","value":"stream"}}]}}]}}]}}]} as unknown as DocumentNode<TermEditEffectQuery, TermEditEffectQueryVariables>;
export const TermEditsDocument = {"__meta__":{"hash":"sha256:f60e3c7cf4bd64c0dc60815dfb4b4f72456d6e0a9e25f9dd8cbf29f8acf29966"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TermEdits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"vocabulary"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"termEdits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"vocabulary"},"value":{"kind":"Variable","name":{"kind":"Name","value":"vocabulary"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<TermEditsQuery, TermEditsQueryVariables>;
export const VocabularySkosDocument = {"__meta__":{"hash":"sha256:089d8ebc9bcadf36c7949fdada038085ba827e3e73eb2efa58800f908e18e824"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VocabularySkos"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vocabularySkos"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]} as unknown as DocumentNode<VocabularySkosQuery, VocabularySkosQueryVariables>;
export const SkosEffectDocument = {"__meta__":{"hash":"sha256:109f6262d3c666bae76b6d305367ff5dfa6921d2e64eb7596c2ba5bf69b7607a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SkosEffect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"vocabulary"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"document"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"skosEffect"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"vocabulary"},"value":{"kind":"Variable","name":{"kind":"Name","value":"vocabulary"}}},{"kind":"Argument","name":{"kind":"Name","value":"document"},"value":{"kind":"Variable","name":{"kind":"Name","value":"document"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"create"}},{"kind":"Field","name":{"kind":"Name","value":"labelEn"}},{"kind":"Field","name":{"kind":"Name","value":"labelZh"}},{"kind":"Field","name":{"kind":"Name","value":"definition"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"broader"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refused"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SkosRefused"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alike"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"unnamed"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SkosRefused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkosRefusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<SkosEffectQuery, SkosEffectQueryVariables>;
export const TakeSkosDocument = {"__meta__":{"hash":"sha256:56d964193a423283d8a7652c20c67005c3d0959180e3723d157ea46a01df3cd2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeSkos"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TakeSkosInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"takeSkos"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TakeSkosSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"terms"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}},{"kind":"Field","name":{"kind":"Name","value":"refused"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SkosRefused"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SkosRefused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkosRefusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]} as unknown as DocumentNode<TakeSkosMutation, TakeSkosMutationVariables>;
export const EditTermDocument = {"__meta__":{"hash":"sha256:17b9234456fa9b4498c646e3d2dd3c993729374c7140f8358ebbbbe392fff5fa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditTerm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EditTermInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"editTerm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EditTermSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<EditTermMutation, EditTermMutationVariables>;
export const DepartmentsDocument = {"__meta__":{"hash":"sha256:88ae8236fbbdfd1600dd9120672276811bdda7c24134b019a6ddb4e0e2421a48"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"restricted"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"employees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"under"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DepartmentsQuery, DepartmentsQueryVariables>;
export const VocabulariesDocument = {"__meta__":{"hash":"sha256:d7f88db507bacb9f8fb8a8a0d2528c7d798afe330851c894147a4edde4884068"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Vocabularies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vocabularies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"terms"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<VocabulariesQuery, VocabulariesQueryVariables>;
export const VocabularyTermsDocument = {"__meta__":{"hash":"sha256:557f5fd617f2ef0bfcaf9dd20904c8b1a2fe917c12b1fbe3bf8f4d73bb3c27d8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VocabularyTerms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","alias":{"kind":"Name","value":"zh"},"name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"lang"},"value":{"kind":"EnumValue","value":"ZH"}}]},{"kind":"Field","alias":{"kind":"Name","value":"en"},"name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"lang"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"broader"}},{"kind":"Field","name":{"kind":"Name","value":"codings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VocabularyTermsQuery, VocabularyTermsQueryVariables>;
export const MatchWordDocument = {"__meta__":{"hash":"sha256:7d8335a33424adf63197a56de5d236f06a36b880a7c1ffaf5badb1f46682c39d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MatchWord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"values"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"match"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"values"},"value":{"kind":"Variable","name":{"kind":"Name","value":"values"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"term"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MatchWordQuery, MatchWordQueryVariables>;
export const CorrectDepartmentDocument = {"__meta__":{"hash":"sha256:c18aae00615b9115d426b81dcda1bf5bcd586a975816b5924d359922020eb6a9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectDepartment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectDepartmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"correctDepartment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectDepartmentSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectDepartmentMutation, CorrectDepartmentMutationVariables>;
export const CreateDepartmentDocument = {"__meta__":{"hash":"sha256:360e8772d395c072c0d8b91a0febdbccd3b96a119f06a82efb7c7ec8312f8435"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDepartment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDepartmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"createDepartment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDepartmentSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<CreateDepartmentMutation, CreateDepartmentMutationVariables>;
export const LabelsDocument = {"__meta__":{"hash":"sha256:d9c50b143fa2f13cea8971b2a31c1d579eb51129453f1de18d395777fe011457"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entityLabels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"entity"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"graphName"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"vocabulary"}},{"kind":"Field","name":{"kind":"Name","value":"editable"}}]}}]}}]}}]} as unknown as DocumentNode<LabelsQuery, LabelsQueryVariables>;
export const WhoDocument = {"__meta__":{"hash":"sha256:aa01a6b8ef434ab6f43ce0b9b8ef8ea0c4758c8981f5e55f720dc5cfa9fe5434"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Who"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Employee"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<WhoQuery, WhoQueryVariables>;