// A certified OpenID Connect provider (npm oidc-provider) for the stories: anyone may sign in under any name; it prints its issuer when it listens.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const groups = { 'mona-at-works': ['staff'], 'lead-at-works': ['staff', 'lead', 'root'] };

// Whatever name signs in, the address is Mona's and said to be verified: a provider may say that of anyone.
const findAccount = (_, accountId) => ({
  accountId,
  claims: () => ({ sub: accountId, email: 'mona.salman@works.gov.bh', email_verified: true, groups: groups[accountId] || [] }),
});

const configuration = {
  clients: [{
    client_id: 'daleel',
    client_secret: 'a secret of the stories',
    redirect_uris: ['http://localhost:8080/sign-in/callback'],
    post_logout_redirect_uris: ['http://localhost:8080/'],
  }, {
    // Who reads mail in somebody's name, and the mail server that asks what a token is worth.
    client_id: 'mail',
    client_secret: 'another secret',
    grant_types: ['refresh_token', 'client_credentials'],
    redirect_uris: [],
    response_types: [],
  }],
  claims: { openid: ['sub'], groups: ['groups', 'email', 'email_verified'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['a key of the stories'] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: true },
    introspection: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  findAccount,
  pkce: { required: () => true },
  // A token that was used is worth nothing any more: its successor must be kept.
  rotateRefreshToken: true,
};

// What people allow in their browsers once, and take back later.
const grants = new Map();

async function allowed(provider, accountId) {
  const client = await provider.Client.find('mail');
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope('openid offline_access');
  const grantId = await grant.save();
  grants.set(accountId, [...(grants.get(accountId) || []), grantId]);
  return new provider.RefreshToken({ accountId, client, grantId, gty: 'authorization_code', scope: 'openid offline_access' }).save();
}

async function takenBack(provider, accountId) {
  for (const id of grants.get(accountId) || []) {
    await provider.AccessToken.revokeByGrantId(id);
    await provider.RefreshToken.revokeByGrantId(id);
  }
  return 'taken back';
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    const [, story, act, value] = request.url.split('/').map(decodeURIComponent);
    if (story !== 'story') return answer(request, response);
    response.end(await (act === 'allow' ? allowed : takenBack)(provider, value));
  });
  console.log(issuer);
});
