-- The audit of one case is found by the words of what an entry is about.
create index audit_subject_words on audit using gin (string_to_array(subject, ' '));
