// A real OpenID Connect provider (npm oidc-provider) for tests. Its keys can be exchanged while it
// runs; whoever `login_hint` names is signed in at once, so that tests need no page of its own.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const AUDIENCE = "hr-data-hub";
const { REDIRECT, CLIENT, SECRET } = process.env;

function key(kid, alg) {
  const pair =
    alg === "RS256"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...pair.privateKey.export({ format: "jwk" }), kid, alg, use: "sig" };
}

const made = new Map();
function keyOf(kid) {
  if (!made.has(kid)) made.set(kid, key(kid, kid.startsWith("ec") ? "ES256" : "RS256"));
  return made.get(kid);
}

const server = createServer((request, response) => handle(request, response));
server.listen(0, "127.0.0.1", () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  provider = provide(["rsa-0"]);
  process.stdout.write(`${issuer}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume(); // ends with the test that started it

let issuer;
let provider;

function provide(kids) {
  const algorithm = keyOf(kids[0]).alg;
  const found = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: process.env.METHOD ?? "client_secret_basic",
        client_secret: SECRET,
        redirect_uris: [REDIRECT],
        grant_types: ["authorization_code", "client_credentials"],
        response_types: ["code"],
        id_token_signed_response_alg: algorithm,
      },
    ],
    jwks: { keys: kids.map(keyOf) },
    claims: { openid: ["sub"], profile: ["employee_number"] },
    conformIdTokenClaims: process.env.CONFORM === "1", // then claims come from userinfo alone
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "urn:hub",
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "employee manager hr payroll",
          audience: AUDIENCE,
          accessTokenTTL: 600,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: algorithm, kid: kids[0] } },
        }),
      },
    },
    cookies: { keys: ["of the tests"] },
    clientAuthMethods: [process.env.METHOD ?? "client_secret_basic"],
    acrValues: ["one", "two"],
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, employee_number: id.toUpperCase() }),
    }),
    async extraTokenClaims(ctx, token) {
      const session = ctx.oidc.entities.AuthorizationCode;
      if (!session) return undefined;
      return { auth_time: session.authTime, acr: session.acr, amr: session.amr };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid profile");
      grant.addResourceScope("urn:hub", "employee manager hr payroll");
      await grant.save();
      return grant;
    },
  });
  found.on("server_error", (_, error) => process.stderr.write(`${error.stack}\n`));
  return found;
}

async function handle(request, response) {
  const url = new URL(request.url, issuer);
  if (url.pathname === "/test/keys") {
    provider = provide(url.searchParams.get("kids").split(","));
    response.end("done");
  } else if (url.pathname.startsWith("/interaction/")) {
    const { params } = await provider.interactionDetails(request, response);
    const [accountId, factors] = (params.login_hint ?? "e0001").split("/");
    const amr = factors === "two" ? ["pwd", "otp", "mfa"] : ["pwd"];
    const login = { accountId, acr: factors ?? "one", amr, remember: false };
    await provider.interactionFinished(request, response, { login, consent: {} });
  } else {
    provider.callback()(request, response);
  }
}
