-- The prints of a sealed submission's scripts: hashes of some of the runs of words in it, so that scripts can be compared without
-- reading them again. One number for each submission keeps the prints small.
create table script_prints (
    number bigint generated always as identity primary key,
    submission_id uuid not null unique references submission (id),
    prints int not null check (prints >= 0),
    compared_at timestamptz not null
);
create table script_print (
    print int not null,
    number bigint not null references script_prints (number) on delete cascade,
    primary key (print, number)
);
create index script_print_number on script_print (number);

-- Two submissions of different candidates that share a file or much of their text, and what the lead decided about them.
create table similarity (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    earlier_id uuid not null references submission (id),
    same_file text check (length(same_file) between 1 and 200),
    share int not null check (share between 0 and 100),
    found_at timestamptz not null,
    state text not null check (state in ('OPEN', 'CLEARED', 'SUSPECTED')),
    reason text check (length(reason) between 1 and 2000),
    decided_by uuid,
    decided_at timestamptz,
    version int not null,
    constraint similarity_once unique (submission_id, earlier_id),
    constraint similarity_of_two check (submission_id <> earlier_id),
    constraint similarity_decided check (
        (state = 'OPEN') = (decided_at is null)
        and (state = 'OPEN') = (decided_by is null)
        and (state = 'OPEN') = (reason is null))
);
create index similarity_list on similarity (state, share desc, found_at desc, id);
create index similarity_earlier on similarity (earlier_id);
