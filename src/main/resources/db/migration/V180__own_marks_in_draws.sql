-- Whether the marks that stood at the draw were the first marker's own. Earlier draws did not ask, so that they come out the same
-- when they are drawn again, all theirs count as own.
alter table sample_input add column own boolean not null default true;
alter table sample_input alter column own drop default;
