-- Phrases for comments on a criterion: an assessor's own, or (without a person) shared by the lead with all of them.
create table phrase (
    id uuid primary key,
    person uuid references person (id),
    edition text not null,
    criterion text not null,
    words text not null check (length(words) between 1 and 500),
    kept_at timestamptz not null
);
create unique index phrase_own on phrase (person, edition, criterion, words) where person is not null;
create unique index phrase_shared on phrase (edition, criterion, words) where person is null;
