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
  }],
  claims: { openid: ['sub'], groups: ['groups', 'email', 'email_verified'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['a key of the stories'] },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount,
  pkce: { required: () => true },
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.on('request', new Provider(issuer, configuration).callback());
  console.log(issuer);
});
