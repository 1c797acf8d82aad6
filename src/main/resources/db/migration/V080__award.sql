create table certificate (
    id uuid primary key,
    enrolment uuid not null unique,
    number text not null unique,
    holder text not null,
    qualification text not null,
    title text not null,
    awarded_on date not null,
    pdf bytea not null,
    issued_at timestamptz not null,
    revoked_on date,
    revoked_reason text,
    check ((revoked_on is null) = (revoked_reason is null)),
    version bigint not null
);

-- What the Department is told of each award.
create table outcome_return (
    enrolment uuid primary key,
    certificate_number text not null unique references certificate (number),
    trn text,
    given_name text not null,
    family_name text not null,
    qualification text not null,
    school_urn text not null,
    started_on date not null,
    awarded_on date not null,
    recorded_at timestamptz not null
);
