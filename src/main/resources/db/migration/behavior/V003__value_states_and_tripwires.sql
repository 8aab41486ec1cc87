-- What came before the day of the last purchase, summed up: with it and the purchases since, one customer is scored
-- again in constant time. Until the next run these are not filled, so nobody is scored from them before.
alter table score
    add column prev_on        date,
    add column orders_before  integer,
    add column cents_before   bigint,
    add column first_cents    bigint,
    add column squares_before bigint,
    add column scored_on      date,
    add column moved          bigint,
    add column early_on       date,
    add column due_on         date;
comment on column score.prev_on is 'the latest purchase before the day of the last one; the sums before are up to it';
comment on column score.scored_on is 'as of which day, where the customer was scored after the run';
comment on column score.moved is 'when that was, in the order of score_move';
comment on column score.early_on is 'the first day later than expected; tripwire_on is the first one later than allowed';
comment on column score.due_on is 'the bucket of the day in which the next wire waits; absent where all have fired';
create index score_due on score (due_on) where due_on is not null;
create index score_moved on score (moved) where moved is not null;

create sequence score_move;

create table yardstick (
    run_id    bigint primary key references scoring_run on delete cascade,
    yardstick jsonb not null
);
comment on table yardstick is 'what one customer is measured by between two runs: bounds of the fifths, rule of rhythm';

create table rhythm_rule (
    one      boolean primary key default true check (one),
    own_gaps integer check (own_gaps >= 2),
    tolerance text not null check (tolerance in ('MEAN', 'SPREAD'))
);
comment on table rhythm_rule is 'what the company chose; no row is the standard';
comment on column rhythm_rule.own_gaps is 'absent where everybody is judged by others after as many purchases';

create sequence tripwire_sweep;

create table tripwire_firing (
    id            bigint generated always as identity primary key,
    person_id     bigint           not null,
    stage         text             not null check (stage in ('early', 'hard')),
    step          integer          not null check (step >= 1),
    last_on       date             not null,
    latency_days  double precision not null,
    latency_from  text             not null check (latency_from in ('own', 'cohort')),
    expected_on   date             not null,
    fired_on      date             not null,
    value12       numeric(19, 4)   not null,
    value_at_risk numeric(19, 4)   not null,
    sweep         bigint           not null,
    noticed_at    timestamptz      not null,
    returned_on   date,
    unique (person_id, last_on, stage)
);
comment on column tripwire_firing.last_on is 'the purchase after which the wire hung: each stage fires once after it';
comment on column tripwire_firing.value_at_risk is 'what the customer was worth while on time, company currency';
comment on column tripwire_firing.returned_on is 'the last purchase since';
create index tripwire_firing_day on tripwire_firing (fired_on, id);
create index tripwire_firing_sweep on tripwire_firing (sweep);
