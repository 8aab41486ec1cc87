create table scoring_run (
    id               bigint generated always as identity primary key,
    analysis_date    date           not null,
    started_at       timestamptz    not null,
    finished_at      timestamptz,
    wishes           bigint         not null,
    customers        integer        not null,
    repeaters        integer        not null,
    purchases        bigint         not null,
    margin           numeric(9, 8)  not null check (margin between 0 and 1),
    buying_model     jsonb          not null,
    spend_model      jsonb          not null,
    refusals         text[]         not null default '{}',
    mean_spend       numeric(19, 4) not null,
    median_spend     numeric(19, 4) not null,
    first_year_value numeric(19, 4) not null
);
comment on table scoring_run is 'what everybody was scored with; a run appears together with its scores, or not at all';
comment on column scoring_run.wishes is 'scoring_wish.wishes as the run began: what it has heeded';
comment on column scoring_run.buying_model is 'kind, parameters with standard errors, log-likelihood, counts; or the plain estimate in its stead';
comment on column scoring_run.refusals is 'why a model could not be fitted, as the last part of a message key';
comment on column scoring_run.mean_spend is 'mean of all purchases';
comment on column scoring_run.median_spend is 'median of the customers'' mean spends: what an order is worth of somebody without one';
comment on column scoring_run.first_year_value is 'mean margin of a new customer''s first year';

create table scoring_wish (
    one    boolean primary key default true check (one),
    wishes bigint  not null
);
comment on table scoring_wish is 'how often scoring was asked for, so that what changes during a run is not missed';

create table score (
    person_id         bigint primary key,
    run_id            bigint         not null references scoring_run,
    first_on          date           not null,
    last_on           date           not null,
    orders            integer        not null,
    purchases         integer        not null check (purchases >= 1),
    spent             numeric(19, 4) not null,
    mean_spend        numeric(19, 4) not null,
    recency_days      integer        not null,
    recency           smallint       not null check (recency between 1 and 5),
    frequency         smallint       not null check (frequency between 1 and 5),
    monetary          smallint       not null check (monetary between 1 and 5),
    alive             double precision not null check (alive between 0 and 1),
    expected12        double precision not null,
    expected_spend    numeric(19, 4) not null,
    value12           numeric(19, 4) not null,
    value12_on_rhythm numeric(19, 4) not null,
    latency_days      double precision,
    latency_from      text check (latency_from in ('own', 'cohort')),
    expected_on       date,
    tripwire_on       date,
    tripped           boolean        not null
);
comment on column score.value12 is 'expected undiscounted margin of the 12 months after the analysis date, company currency';
comment on column score.value12_on_rhythm is 'the same at the last purchase + expected latency: what it would be on rhythm';

create index score_value on score (value12 desc, person_id);
create index score_tripped on score (value12 desc, person_id) where tripped;
create index score_cell on score (recency, frequency);

create table latency_step (
    run_id bigint           not null references scoring_run on delete cascade,
    step   integer          not null,
    cases  integer          not null,
    mean   double precision not null,
    median double precision not null,
    p75    double precision not null,
    p90    double precision not null,
    primary key (run_id, step)
);
