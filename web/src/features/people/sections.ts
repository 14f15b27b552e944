/** What stands on a person's page, and in which order. */
export const SECTIONS = [
  ["work", ["number", "status", "employmentType", "hireDate", "legalEntity", "department", "position", "grade", "manager", "location", "workEmail", "workPhone"]],
  ["person", ["legalName", "preferredName", "latinName", "gender", "birthDate", "nationality", "ethnicity", "politicalStatus", "maritalStatus", "nativePlace", "householdRegistration"]],
  ["identity", ["idDocumentType", "nationalId"]],
  ["contact", ["privatePhone", "privateEmail", "homeAddress"]],
] as const;
