-- Files a coach adds to a verification as further evidence.
create table evidence_file (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    person_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    content_type text not null,
    bytes bigint not null check (bytes > 0),
    hash text not null check (length(hash) = 64),
    added_at timestamptz not null,
    constraint evidence_file_once unique (submission_id, person_id, hash)
);
create index evidence_file_hash on evidence_file (hash);

-- The fingerprint of the evidence that stood beside the word, so that it cannot change unseen.
alter table verification add column evidence_hash text check (length(evidence_hash) = 64);
