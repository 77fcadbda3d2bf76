-- People, sessions and keys: the tables of better-auth 1.7.5 in its own spelling, made here so that every table of the
-- state store comes from a numbered migration. A workspace's id is that of its organization.
create table "user" ("id" text primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null,
  "image" text, "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp);
create table "session" ("id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade, "activeOrganizationId" text);
create table "account" ("id" text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null);
create table "verification" ("id" text primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp);
create table "organization" ("id" text primary key, "name" text not null, "slug" text not null unique, "logo" text,
  "createdAt" timestamptz not null, "metadata" text);
create table "member" ("id" text primary key, "organizationId" text not null references "organization" ("id") on delete cascade,
  "userId" text not null references "user" ("id") on delete cascade, "role" text not null, "createdAt" timestamptz not null);
create table "invitation" ("id" text primary key, "organizationId" text not null references "organization" ("id") on delete cascade,
  "email" text not null, "role" text, "status" text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "inviterId" text not null references "user" ("id") on delete cascade);
create table "apikey" ("id" text primary key, "configId" text not null, "name" text, "start" text, "referenceId" text not null,
  "prefix" text, "key" text not null, "refillInterval" integer, "refillAmount" integer, "lastRefillAt" timestamptz, "enabled" boolean,
  "rateLimitEnabled" boolean, "rateLimitTimeWindow" integer, "rateLimitMax" integer, "requestCount" integer, "remaining" integer,
  "lastRequest" timestamptz, "expiresAt" timestamptz, "createdAt" timestamptz not null, "updatedAt" timestamptz not null,
  "permissions" text, "metadata" text);
create index "session_userId_idx" on "session" ("userId");
create index "account_userId_idx" on "account" ("userId");
create index "verification_identifier_idx" on "verification" ("identifier");
create unique index "member_one_per_workspace" on "member" ("organizationId", "userId");
create index "member_userId_idx" on "member" ("userId");
create index "apikey_referenceId_idx" on "apikey" ("referenceId");
create index "apikey_key_idx" on "apikey" ("key");

-- An organisation that maintains workspaces for clients. Its staff see a workspace by a grant of the client, which the
-- client sees and can end; an ended grant stays as a row.
create table provider (id text primary key, name text not null, created_at timestamptz not null);
create table provider_staff (
  provider_id text not null references provider (id), user_id text not null references "user" ("id") on delete cascade,
  primary key (provider_id, user_id)
);
create table workspace_grant (
  workspace_id text not null references workspace (id),
  id           text not null,
  provider_id  text not null references provider (id),
  roles        text not null,
  granted_by   text not null,
  granted_at   timestamptz not null,
  ended_by     text,
  ended_at     timestamptz,
  primary key (workspace_id, id)
);
create index workspace_grant_by_provider on workspace_grant (provider_id);
