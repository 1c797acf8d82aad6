-- How far the product's date is ahead of the machine's in a demonstration.
create table demo_clock (
    only_row boolean primary key check (only_row),
    offset_seconds bigint not null,
    moved_at timestamptz not null
);
