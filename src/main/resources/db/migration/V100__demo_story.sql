-- How far the demonstration's candidates have been played, so that a start after a crash goes on where it stopped.
create table demo_story (
    only_row boolean primary key default true check (only_row),
    first_day date not null,
    next_day date not null,
    finished boolean not null default false,
    check (next_day >= first_day)
);
