-- The order of the quality assurer's list, and of a window's sample.
create index script_by_age on script (created_at desc, id);
create index script_window_number on script (window_id, candidate_number);
