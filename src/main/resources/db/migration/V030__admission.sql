-- Applications and what the partners can give towards fees.

create sequence candidate_number start with 1001;

create table application (
    id uuid primary key,
    version integer not null,
    number text not null unique check (number ~ '^GT-[0-9]{6,}$'),
    person uuid not null references person (id),
    intake uuid not null references intake (id),
    partner text not null references partner (code),
    state text not null check (state in ('RECEIVED', 'IN_REVIEW', 'WITH_SPONSOR', 'CHANGES_ASKED', 'FUNDING', 'WAITING',
                                         'PLACED', 'DECLINED', 'REDIRECTED', 'WITHDRAWN')),
    given_name text not null check (btrim(given_name) <> '' and length(given_name) <= 100),
    family_name text not null check (btrim(family_name) <> '' and length(family_name) <= 100),
    former_name text check (length(former_name) <= 100),
    email text not null check (email = lower(email) and length(email) <= 254),
    trn text check (trn ~ '^[0-9]{7}$'),
    date_of_birth date not null,
    school_urn text not null references school (urn),
    post text not null check (btrim(post) <> '' and length(post) <= 100),
    level text not null check (level in ('NONE', 'ASPIRING_MIDDLE', 'MIDDLE', 'SENIOR', 'DEPUTY', 'HEAD', 'EXECUTIVE')),
    years_teaching integer not null check (years_teaching between 0 and 60),
    years_at_level integer not null check (years_at_level between 0 and 60),
    line_manages integer not null check (line_manages between 0 and 500),
    qualification text not null,
    sponsor_name text not null check (btrim(sponsor_name) <> '' and length(sponsor_name) <= 100),
    sponsor_email text not null check (sponsor_email = lower(sponsor_email) and length(sponsor_email) <= 254),
    sponsor_role text not null check (length(sponsor_role) <= 100),
    coach_name text check (length(coach_name) <= 100),
    coach_email text check (coach_email = lower(coach_email) and length(coach_email) <= 254),
    statement text not null check (length(statement) <= 5000),
    release_agreed boolean not null,
    funding text not null check (funding in ('SCHOOL', 'SELF', 'SCHOLARSHIP')),
    sponsor uuid references person (id),
    coach uuid references person (id),
    submitted_at timestamptz not null,
    eligibility text check (eligibility in ('eligible', 'refer', 'redirect', 'ineligible')),
    suggested text,
    eligibility_reason text,
    asked_at timestamptz,
    turn integer not null default 0 check (turn >= 0),
    reminders integer not null default 0 check (reminders >= 0),
    sponsor_decision text check (sponsor_decision in ('approved', 'changes', 'ask-again', 'declined', 'withdrawn')),
    changes_asked text,
    fee_pence integer check (fee_pence >= 0),
    scholarship_pence integer not null default 0 check (scholarship_pence >= 0),
    payer text check (payer in ('school', 'trust', 'self')),
    purchase_order text check (length(purchase_order) <= 60),
    waiting_since timestamptz,
    cohort uuid references cohort (id),
    closing_reason text,
    ended_at timestamptz,
    constraint application_once unique (person, intake),
    constraint application_sponsor_is_another check (sponsor_email <> email),
    constraint application_scholarship_within_fee check (scholarship_pence <= fee_pence or scholarship_pence = 0),
    constraint application_placed_in_cohort check (state <> 'PLACED' or cohort is not null),
    constraint application_ended check ((state in ('PLACED', 'DECLINED', 'REDIRECTED', 'WITHDRAWN')) = (ended_at is not null))
);
create unique index application_trn_once on application (intake, trn) where trn is not null;
create index application_by_partner on application (partner, state);
create index application_by_sponsor on application (sponsor);
create index application_by_coach on application (coach);
create index application_by_school on application (school_urn);
create index application_by_cohort on application (cohort);
create index application_waiting on application (intake, partner, waiting_since) where state = 'WAITING';

-- What a partner can still give towards fees; a scholarship is taken from the row while it lasts.
create table scholarship_budget (
    partner text primary key references partner (code),
    total_pence integer not null check (total_pence >= 0),
    given_pence integer not null default 0,
    constraint scholarship_budget_lasts check (given_pence between 0 and total_pence)
);

create table scholarship (
    application uuid primary key references application (id),
    partner text not null references scholarship_budget (partner),
    pence integer not null check (pence > 0),
    given_at timestamptz not null
);
create index scholarship_by_partner on scholarship (partner);
