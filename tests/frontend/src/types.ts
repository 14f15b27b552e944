// What the generated types allow and what not; compiled, never run. An expectation that does not
// fail is an error of the compiler.
import { cell } from "./cell";
import { graphql } from "./gql";
import type { TypedQuery, TypedQueryVariables, TypedAddMutation } from "./gql/graphql";

export const QUERY = graphql(`
  query Typed($by: EmployeeBy!, $filter: EmployeeFilter, $order: [EmployeeOrder!]) {
    employee(by: $by) {
      id
      legalName
      birthDate
      status { code label rank }
      payslips { nodes { period net { amount currency } } }
      restricted
      pending { field reason }
    }
    employees(filter: $filter, orderBy: $order) { totalCount }
  }
`);
export const MUTATION = graphql(`
  mutation TypedAdd($input: AddEducationInput!) {
    addEducation(input: $input) {
      __typename
      ... on AddEducationSuccess { education { id } }
      ... on Problem { code path }
    }
  }
`);

type Person = NonNullable<TypedQuery["employee"]>;
declare const person: Person;

export const id: string = person.id;
// @ts-expect-error a name can be withheld
export const name: string = person.legalName;
// @ts-expect-error it was not asked for
export const phone = person.privatePhone;
export const born = cell(person, "birthDate");
// @ts-expect-error a row has no such field
export const shoe = cell(person, "shoeSize");
export const net: string | undefined = person.payslips?.nodes[0]?.net?.amount;
// @ts-expect-error money is text
export const sum: number | undefined = person.payslips?.nodes[0]?.net?.amount;

type Given = TypedQueryVariables;
export const by: Given["by"] = { number: "E00001" };
// @ts-expect-error exactly one name
export const two: Given["by"] = { number: "E00001", workEmail: "a@corp.example" };
// @ts-expect-error exactly one name
export const none: Given["by"] = {};
export const order: Given["order"] = [{ hireDate: "DESC" }, { legalName: "ASC" }];
// @ts-expect-error sealed fields have no order
export const sealed: Given["order"] = [{ privatePhone: "ASC" }];
export const filter: Given["filter"] = {
  hireDate: { gte: "2024-01-01" },
  not: { number: { prefix: "E" } },
};
// @ts-expect-error a date travels as text
export const wrong: Given["filter"] = { hireDate: { gte: new Date() } };

/** The union is told apart by its name, wholly. */
export function told(answer: TypedAddMutation["addEducation"]): string | undefined {
  switch (answer.__typename) {
    case "AddEducationSuccess":
      return answer.education?.id;
    case "Conflict":
    case "Denied":
    case "Invalid":
    case "NotFound":
      return answer.code;
    default:
      return answer satisfies never;
  }
}
