-- People, what they may do and where, and the schools they come from.

create table partner (
    code text primary key check (code ~ '^[A-Z0-9]{2,12}$'),
    name text not null unique check (btrim(name) <> '' and length(name) <= 200),
    added_at timestamptz not null
);

-- A person has an id of ours. The address is kept in lower case: it is for signing in and writing to, never a key.
create table person (
    id uuid primary key,
    given_name text not null check (btrim(given_name) <> '' and length(given_name) <= 100),
    family_name text not null check (btrim(family_name) <> '' and length(family_name) <= 100),
    email text not null unique check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
    user_name text unique check (user_name = lower(user_name) and user_name not like '%@%'),
    password text,
    failures integer not null default 0 check (failures >= 0),
    locked_until timestamptz,
    signed_in_at timestamptz,
    disabled boolean not null default false,
    added_at timestamptz not null
);
create index person_by_name on person (lower(family_name), lower(given_name));

create table person_role (
    id uuid primary key,
    person uuid not null references person (id),
    role text not null check (role in ('candidate', 'sponsor', 'coach', 'facilitator', 'coordinator', 'assessor',
                                       'moderator', 'lead', 'administrator')),
    partner text references partner (code),
    given_at timestamptz not null,
    constraint person_role_once unique nulls not distinct (person, role, partner),
    constraint person_role_needs_partner
        check (partner is not null or role not in ('facilitator', 'coordinator', 'moderator')),
    constraint person_role_is_everywhere check (partner is null or role not in ('lead', 'administrator'))
);
create index person_role_by_role on person_role (role, partner);
create index person_role_by_partner on person_role (partner);

-- URN is six digits and stays text. Schools that close are kept: people's records name them.
create table school (
    urn text primary key check (urn ~ '^[0-9]{6}$'),
    name text not null check (btrim(name) <> ''),
    local_authority text not null,
    district text not null,
    type text not null,
    phase text,
    trust text,
    region text,
    postcode text,
    free_meals_percent numeric(5, 2) check (free_meals_percent between 0 and 100),
    open boolean not null,
    updated_at timestamptz not null
);
create index school_by_name on school (lower(name));

-- What keeps an assessor or moderator from scripts of a school, a trust or a person; declared, never guessed.
create table declared_interest (
    id uuid primary key,
    person uuid not null references person (id),
    kind text not null check (kind in ('school', 'trust', 'person')),
    value text not null check (btrim(value) <> ''),
    note text,
    declared_at timestamptz not null,
    constraint declared_interest_once unique (person, kind, value)
);

-- Links in mails. Only a hash is kept, so a copy of the database opens nothing.
create table task_link (
    token_hash bytea primary key,
    person uuid not null references person (id),
    task_id text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index task_link_by_task on task_link (task_id);
create index task_link_by_person on task_link (person);

create table password_link (
    token_hash bytea primary key,
    person uuid not null references person (id),
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index password_link_by_person on password_link (person);
