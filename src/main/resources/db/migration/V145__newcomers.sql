-- Links for people who are not on record: only a hash of the secret is kept.
create table newcomer_link (
    token_hash bytea primary key,
    email text not null check (email = lower(email) and length(email) <= 254),
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index newcomer_link_by_email on newcomer_link (email, issued_at);
