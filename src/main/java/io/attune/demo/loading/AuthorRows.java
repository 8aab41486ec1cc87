package io.attune.demo.loading;

import io.attune.demo.generator.DemoAuthor;
import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoLink;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who writes, and which of them are known to be customers.
@Component
@WithoutViewer("the demo company is made for everybody")
class AuthorRows {
    private final JdbcClient jdbc;

    AuthorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void insert(DemoCompany company) {
        authors(company.authors(), company.now());
        links(company);
        jdbc.sql("analyze author, author_link").update();
    }

    private void authors(List<DemoAuthor> authors, Instant now) {
        jdbc.sql("""
                insert into author (network, network_id, handle, name, followers, verified, first_seen, last_seen)
                select n.network, n.network_id, n.handle, n.name, n.followers, n.verified, :now, :now
                  from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[],
                              :followers::bigint[], :verified::boolean[])
                    as n(network, network_id, handle, name, followers, verified)
                """)
                .param("now", Rows.at(now))
                .param("networks", Rows.column(authors, DemoAuthor::network, String[]::new))
                .param("keys", Rows.column(authors, DemoAuthor::networkId, String[]::new))
                .param("handles", Rows.column(authors, DemoAuthor::handle, String[]::new))
                .param("names", Rows.column(authors, DemoAuthor::displayName, String[]::new))
                .param("followers", Rows.column(authors, DemoAuthor::followers, Integer[]::new))
                .param("verified", Rows.column(authors, DemoAuthor::verified, Boolean[]::new))
                .update();
    }

    private void links(DemoCompany company) {
        List<DemoLink> links =
                company.links().stream().filter(DemoLink::confirmed).toList();
        var authors = new Authors(company);
        jdbc.sql("""
                with linked as (
                    insert into author_link (author_id, person_id, evidence, confidence, linked_at)
                    select a.id, p.id,
                           case when n.network = 'mail' then 'same mail address'
                                when n.detail = 'linked by a colleague' then 'said by a colleague'
                                else 'imported handle' end,
                           n.confidence, :now
                      from unnest(:networks::text[], :keys::text[], :people::text[], :details::text[],
                                  :confidences::numeric[])
                        as n(network, network_id, person, detail, confidence)
                      join author a using (network, network_id)
                      join person p on p.external_id = n.person
                    returning author_id, person_id)
                update author a set person_id = linked.person_id from linked where a.id = linked.author_id
                """)
                .param("now", Rows.at(company.now()))
                .param(
                        "networks",
                        Rows.column(links, link -> authors.of(link.authorId()).network(), String[]::new))
                .param(
                        "keys",
                        Rows.column(links, link -> authors.of(link.authorId()).networkId(), String[]::new))
                .param("people", Rows.column(links, DemoLink::personId, String[]::new))
                .param("details", Rows.column(links, DemoLink::evidence, String[]::new))
                .param(
                        "confidences",
                        Rows.column(links, link -> BigDecimal.valueOf(link.percent(), 2), BigDecimal[]::new))
                .update();
    }
}
