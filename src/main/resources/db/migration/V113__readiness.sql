-- What the last check before a window opens found, as it was said to the lead.
create table window_readiness (
    window_id uuid primary key references assessment_window (id),
    checked_at timestamptz not null,
    candidates integer not null check (candidates >= 0),
    told_digest text not null
);

create table window_finding (
    window_id uuid not null references window_readiness (window_id) on delete cascade,
    position integer not null,
    kind text not null,
    qualification text not null,
    finding text not null,
    remedy text not null,
    concerns text not null,
    primary key (window_id, position)
);
