package io.attune.inbox.stake;

import io.attune.analysis.PostJudged;
import io.attune.behavior.ScoresMoved;
import io.attune.behavior.ScoresRefreshed;
import io.attune.customers.PeopleMerged;
import io.attune.customers.PeopleParted;
import io.attune.identity.AuthorsLinked;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.SettingsChanged;
import io.attune.platform.web.LiveEvents;
import io.attune.sales.DealChanged;
import io.attune.sales.DealsImported;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Prices conversations again when what they were priced from changed. Each step is its own transaction and may run
/// twice: an appraisal always computes the whole price.
@Component
@WithoutViewer("prices are computed for everybody")
class Reprice {
    private static final int STEP = 1_000;

    private final JdbcClient jdbc;
    private final Appraisal appraisal;
    private final TransactionTemplate transaction;
    private final LiveEvents live;

    Reprice(JdbcClient jdbc, Appraisal appraisal, TransactionTemplate transaction, LiveEvents live) {
        this.jdbc = jdbc;
        this.appraisal = appraisal;
        this.transaction = transaction;
        this.live = live;
    }

    @ApplicationModuleListener
    void afterScoring(ScoresRefreshed run) {
        steps("""
                select id from conversation
                 where id > :after and status in ('open', 'snoozed')
                 order by id limit :step
                """, Map.of());
    }

    @ApplicationModuleListener
    void afterScores(ScoresMoved moved) {
        afterDeal(new DealChanged(0, moved.people()));
    }

    @ApplicationModuleListener
    void afterSettings(SettingsChanged change) {
        afterScoring(new ScoresRefreshed(0));
    }

    /// The name on the list and the person behind it follow the link.
    @ApplicationModuleListener
    void afterLinks(AuthorsLinked links) {
        Long[] authors = links.authors().toArray(Long[]::new);
        jdbc.sql("""
                update conversation c
                   set waits_due = true,
                       person_id = a.person_id,
                       owner_id = p.owner_id,
                       team_id = p.team_id,
                       customer_name = coalesce(p.name, a.name, '@' || a.handle)
                  from author a
                  left join person p on p.id = survivor_of(a.person_id)
                 where c.author_id = a.id and a.id = any(:authors)
                """).param("authors", authors).update();
        steps("""
                select id from conversation
                 where id > :after and author_id = any(:authors)
                 order by id limit :step
                """, Map.of("authors", authors));
    }

    @ApplicationModuleListener
    void afterMerge(PeopleMerged merged) {
        afterPeople(merged.people());
    }

    @ApplicationModuleListener
    void afterUndo(PeopleParted parted) {
        afterPeople(parted.people());
    }

    @ApplicationModuleListener
    void afterDeals(DealsImported deals) {
        afterDeal(new DealChanged(0, deals.people()));
    }

    @ApplicationModuleListener
    void afterDeal(DealChanged deal) {
        if (deal.people().isEmpty()) return;
        steps("""
                select id from conversation
                 where id > :after and person_id = any(same_people(:people)) and status in ('open', 'snoozed')
                 order by id limit :step
                """, Map.of("people", Rows.ids(deal.people())));
    }

    @ApplicationModuleListener
    void afterJudgement(PostJudged judged) {
        jdbc.sql("""
                update conversation set waits_due = true
                 where id = (select conversation_id from post where id = :post)
                """).param("post", judged.post()).update();
        steps("""
                select conversation_id as id from post
                 where id = :post and conversation_id > :after
                 order by 1 limit :step
                """, Map.of("post", judged.post()));
    }

    /// Who is who has changed, and with it the name on the list.
    private void afterPeople(List<Long> people) {
        jdbc.sql("""
                update conversation c set customer_name = p.name
                  from person q join person p on p.id = coalesce(q.merged_into, q.id)
                 where q.id = any(:people) and c.person_id = q.id and c.customer_name is distinct from p.name
                """).param("people", Rows.ids(people)).update();
        steps("""
                select id from conversation
                 where id > :after and person_id = any(:people)
                 order by id limit :step
                """, Map.of("people", Rows.ids(people)));
    }

    private void steps(String query, Map<String, Object> parameters) {
        long after = 0;
        List<Long> ids;
        do {
            long from = after;
            ids = jdbc.sql(query)
                    .params(parameters)
                    .param("after", from)
                    .param("step", STEP)
                    .query((row, n) -> row.getLong("id"))
                    .list();
            List<Long> step = ids;
            transaction.executeWithoutResult(status -> appraisal.appraise(step));
            for (Long id : step) live.changed("conversation", id.toString());
            if (!ids.isEmpty()) after = ids.getLast();
        } while (ids.size() == STEP);
        live.changed("inbox", "prices");
    }
}
