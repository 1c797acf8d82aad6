-- The order of the list of standard scripts, and the figures beside each.
create index standard_script_list on standard_script (edition, lower(title), id);
create index if not exists standard_judgement_standard on standard_judgement (standard);
