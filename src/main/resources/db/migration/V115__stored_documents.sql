-- The bytes of documents are in the document store by hash; here is what the product knows of them.
create table stored_document (
    hash text primary key check (length(hash) = 64),
    check_state text not null check (check_state in ('WAITING', 'CLEAN', 'INFECTED')),
    finding text,
    tries int not null default 0 check (tries >= 0),
    check_after timestamptz not null,
    checked_at timestamptz,
    constraint stored_document_infected_has_finding check ((check_state = 'INFECTED') = (finding is not null)),
    constraint stored_document_waiting_has_no_time check ((check_state = 'WAITING') = (checked_at is null))
);
create index stored_document_to_check on stored_document (check_after) where check_state = 'WAITING';

insert into stored_document (hash, check_state, check_after)
select distinct hash, 'WAITING', timestamptz '2000-01-01' from submission_file;

-- What a document says, as JSON, so that no page has to open the document; null where its text cannot be had.
create table document_text (
    hash text primary key check (length(hash) = 64),
    content text,
    read_at timestamptz not null
);
