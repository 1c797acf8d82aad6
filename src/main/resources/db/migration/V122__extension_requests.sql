-- A candidate's request for more time, with reason and evidence, and what was decided about it and why.
create table extension_request (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    wanted_until timestamptz not null,
    reason text not null check (length(reason) between 1 and 2000),
    evidence_name text check (length(evidence_name) between 1 and 200),
    evidence_type text,
    evidence_bytes bigint check (evidence_bytes > 0),
    evidence_hash text check (length(evidence_hash) = 64),
    requested_at timestamptz not null,
    state text not null check (state in ('OPEN', 'GRANTED', 'REFUSED', 'NOT_NEEDED')),
    granted_until timestamptz,
    decided_by uuid,
    decision_reason text,
    decided_at timestamptz,
    version int not null,
    constraint extension_request_evidence_whole check (
        (evidence_name is null) = (evidence_hash is null)
        and (evidence_type is null) = (evidence_hash is null)
        and (evidence_bytes is null) = (evidence_hash is null)),
    constraint extension_request_decided check ((state = 'OPEN') = (decided_at is null)),
    constraint extension_request_has_reason check (
        state not in ('GRANTED', 'REFUSED') or (decided_by is not null and decision_reason is not null)),
    constraint extension_request_granted check ((state = 'GRANTED') = (granted_until is not null))
);
create unique index extension_request_one_open on extension_request (submission_id) where state = 'OPEN';
create index extension_request_submission on extension_request (submission_id, requested_at);
create index extension_request_evidence on extension_request (evidence_hash) where evidence_hash is not null;
