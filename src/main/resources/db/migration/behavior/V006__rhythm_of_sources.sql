alter table rhythm_rule
    add column peers text not null default 'EVERYBODY' check (peers in ('EVERYBODY', 'SOURCE'));
comment on column rhythm_rule.peers is 'by whom those are judged who are not judged by their own rhythm';

-- As before, with those who are judged by customers of the same source.
alter table score drop constraint score_latency_from_check;
alter table score add constraint score_latency_from_check check (latency_from in ('own', 'source', 'cohort'));
alter table tripwire_firing drop constraint tripwire_firing_latency_from_check;
alter table tripwire_firing
    add constraint tripwire_firing_latency_from_check check (latency_from in ('own', 'source', 'cohort'));
