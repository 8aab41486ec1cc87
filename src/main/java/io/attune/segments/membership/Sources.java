package io.attune.segments.membership;

import io.attune.platform.security.WithoutViewer;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Deed.What;
import io.attune.segments.rules.TraitKey;

/// Where rules read from: fixed texts, the same for both engines, each a select with `person_id`, under which a row
/// stands, and what is compared.
@WithoutViewer("membership is the same for everybody; who of them is seen is asked when they are shown")
final class Sources {
    /// Everybody there is: whoever is left of merges.
    static final String EVERYBODY = "select p.id as person_id from person p where p.merged_into is null";

    /// In the company's currency, as purchases are; null without a rate.
    private static final String KEPT = """
            case when o.currency = coalesce((select currency::text from company_settings), o.currency)
                 then case when o.amount < 0 then o.amount else greatest(o.amount - o.refunded, 0) end
                 else in_company_currency(case when o.amount < 0 then o.amount
                                               else greatest(o.amount - o.refunded, 0) end, o.currency, o.ordered_on)
            end""";
    private static final String REFUND = """
            case when o.currency = coalesce((select currency::text from company_settings), o.currency) then r.refund
                 else in_company_currency(r.refund, o.currency, r.returned_on)
            end""";

    /// The latest word of each record on each matter. Of what somebody said before they were merged, the same matter
    /// was decided anew since: privacy answers alike.
    static final String WORDS = """
            select distinct on (c.person_id, c.purpose, c.channel)
                   c.person_id, c.purpose, c.channel, c.given, c.expires_at
              from consent c
              left join person q on q.id = c.person_id and q.merged_into is not null
             where (q.id is null
                    or not exists (select from consent later
                                    where later.person_id = q.merged_into and later.at > q.merged_at
                                      and later.purpose = c.purpose and later.channel = c.channel))
               and %s
             order by c.person_id, c.purpose, c.channel, c.at desc, c.id desc
            """;

    private Sources() {}

    /// What happened, with its `day` for the company in `:zone` and its `id`. `more` narrows it by
    /// [#when], [#amount] and the post `x` with its understanding `u`.
    static String deeds(What what, String columns, String more) {
        return switch (what) {
            case ORDER -> """
                    select o.person_id, o.ordered_on as day, o.id%s
                      from customer_order o
                     where o.status not in ('cancelled', 'returned')%s
                    """.formatted(columns, more);
            case RETURN -> """
                    select o.person_id, r.returned_on as day, r.id%s
                      from order_return r
                      join order_line l on l.id = r.line_id
                      join customer_order o on o.id = l.order_id
                     where true%s
                    """.formatted(columns, more);
            case POST ->
                """
                    select a.person_id, (x.posted_at at time zone :zone)::date as day, x.id%s
                      from post x
                      join author a on a.id = x.author_id%s
                     where a.person_id is not null and x.direction = 'in' and x.deleted_at is null
                       and x.set_aside is null%s
                    """.formatted(
                                columns,
                                columns.contains("u.") || more.contains("u.")
                                        ? "\n  left join understanding u on u.post_id = x.id"
                                        : "",
                                more);
            case CALL, MEETING, MAIL, CHAT, WARRANTY_CLAIM, INVOICE_OVERDUE, DEAL ->
                """
                    select t.person_id, (t.at at time zone :zone)::date as day, t.source_id as id%s
                      from timeline_entry t
                     where t.person_id is not null and t.only_user_id is null
                       and t.source in ('%2$s', '%2$s-with')%3$s
                    """.formatted(columns, what.code(), more);
        };
    }

    /// What [#deeds] bounds its time by: a day, or a moment.
    static String when(What what) {
        return switch (what) {
            case ORDER -> "o.ordered_on";
            case RETURN -> "r.returned_on";
            case POST -> "x.posted_at";
            case CALL, MEETING, MAIL, CHAT, WARRANTY_CLAIM, INVOICE_OVERDUE, DEAL -> "t.at";
        };
    }

    static boolean daily(What what) {
        return what == What.ORDER || what == What.RETURN;
    }

    static String amount(Deed.What what) {
        return what == What.RETURN ? REFUND : KEPT;
    }

    /// A built-in fact of people, from a table with the row `p` or of what belongs to them: `person_id` and the
    /// expression `%s` under which it stands.
    static String trait(TraitKey.Known known) {
        return switch (known) {
            case CITY, COUNTRY, LANGUAGE, SOURCE, CAMPAIGN, SINCE, CREATED ->
                "select p.id as person_id, " + expression(known) + " as it from person p";
            case TAG -> "select x.person_id, t.name::text as it from person_tag x join tag t on t.id = x.tag_id";
            case ACCOUNT_NAME, ACCOUNT_CITY, ACCOUNT_COUNTRY ->
                "select m.person_id, " + expression(known)
                        + " as it from membership m join account a on a.id = m.account_id";
        };
    }

    static String expression(TraitKey.Known known) {
        return switch (known) {
            case CITY -> "p.city";
            case COUNTRY -> "p.country";
            case LANGUAGE -> "p.language";
            case SOURCE -> "p.source";
            case CAMPAIGN -> "p.campaign";
            case SINCE -> "p.customer_since";
            case CREATED -> "(p.created_at at time zone :zone)::date";
            case TAG -> "t.name::text";
            case ACCOUNT_NAME -> "a.name";
            case ACCOUNT_CITY -> "a.city";
            case ACCOUNT_COUNTRY -> "a.country";
        };
    }

    /// The value `v` of a field of the company, and whose it is.
    static String own(boolean ofAccount, String columns) {
        return ofAccount
                ? "select m.person_id, " + columns
                        + " from custom_value v join membership m on m.account_id = v.record_id"
                        + " where v.field_id = cast(%s as bigint)"
                : "select v.record_id as person_id, " + columns
                        + " from custom_value v where v.field_id = cast(%s as bigint)";
    }
}
