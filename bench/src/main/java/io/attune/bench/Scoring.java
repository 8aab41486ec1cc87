package io.attune.bench;

import java.util.Locale;
import java.util.Map;

/// The job that scores everybody, from PostgreSQL and back, three times over the same base.
final class Scoring {
    private Scoring() {}

    static void run(Wanted wanted) throws Exception {
        int customers = wanted.number(0, 200_000);
        int each = wanted.number(1, 20);
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            Seed.people(company.sql(), customers);
            long orders = Seed.orders(company.sql(), customers, each);
            System.out.printf(Locale.ROOT, "%,d orders of %,d customers%n", orders, customers);
            String model = wanted.option("model", "bg-nbd");
            company.browser().form("/behavior/model", "/behavior/model/use", Map.of("model", model));
            for (int run = 0; run < 3; run++) {
                long job = start(company);
                System.out.printf(Locale.ROOT, "scored by %s in %.1f s%n", model, company.seconds(job));
                company.settle();
            }
            System.out.println("memory of the process " + company.memory());
        }
    }

    /// Asks for a run as an analyst does, and says which job it is.
    static long start(Company company) throws Exception {
        company.browser().form("/behavior", "/behavior/runs", Map.of());
        return company.sql().number("select max(id) from job where kind = 'scoring'");
    }
}
