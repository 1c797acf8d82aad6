-- Letters to people. Written in the transaction of the event they tell of, sent afterwards.
create table letter (
    id uuid primary key,
    once varchar(300) not null unique,
    recipient varchar(320) not null check (recipient <> ''),
    template varchar(80) not null,
    subject varchar(300) not null,
    body text not null,
    candidacy uuid,
    posted_at timestamptz not null,
    -- kept: there was no mail server, so it waits to be read by an administrator
    state varchar(10) not null check (state in ('waiting', 'kept', 'sent', 'failed')),
    attempts int not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null,
    sent_at timestamptz,
    failure varchar(500),
    check ((state = 'sent') = (sent_at is not null))
);
create index letter_waiting on letter (next_attempt_at) where state = 'waiting';
create index letter_newest on letter (posted_at desc);
create index letter_candidacy on letter (candidacy, posted_at desc);
