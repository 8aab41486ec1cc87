package io.attune.bench;

import java.util.Locale;
import java.util.Map;

/// The job that looks for duplicates, twice: reading everybody, matching, writing the suggestions. A
/// tenth is in the records a second time, with another mail or without a phone, with a slip in the name
/// or moved.
final class Duplicates {
    private Duplicates() {}

    static void run(Wanted wanted) throws Exception {
        int people = wanted.number(0, 100_000);
        int twice = people / 11;
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            Seed.people(company.sql(), people - twice);
            company.sql().run("""
                    insert into person (name, email, phone, street, postcode, city, country)
                    select case when id %% 3 = 0 then overlay(name placing '' from 4 for 1) else name end,
                           case when id %% 4 > 0 then email end, case when id %% 3 > 0 then phone end,
                           case when id %% 5 > 0 then street else 'Neuer Weg ' || id %% 90 end,
                           case when id %% 5 > 0 then postcode else '99999' end, city, country
                      from person order by id limit %d
                    """.formatted(twice));
            for (int run = 0; run < 2; run++) {
                company.browser().form("/duplicates", "/duplicates/runs", Map.of());
                long job = company.sql().number("select max(id) from job where kind = 'duplicates'");
                System.out.printf(
                        Locale.ROOT,
                        "%,d people looked at in %.1f s: %s%n",
                        people,
                        company.seconds(job),
                        company.sql().text("select result::text from job where id = " + job));
            }
            System.out.println("memory of the process " + company.memory());
        }
    }
}
