package io.attune.commerce.warranties;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which warranties a list shows; what is absent does not matter.
record WarrantyFilter(
        @Nullable Long person,
        @Nullable Long account,
        @Nullable Long order,
        @Nullable String serial,
        @Nullable LocalDate activeOn,
        @Nullable Boolean claimed) {
    static final String PREDICATE = """
            (:person::bigint is null or w.person_id = any(person_ids(:person)))
               and (:account::bigint is null or w.account_id = :account)
               and (:order::bigint is null or l.order_id = :order)
               and (:serial::text is null or w.serial = :serial)
               and (:active_on::date is null or :active_on between w.starts_on and w.ends_on)
               and (:claimed::boolean is null
                    or exists (select from warranty_claim c where c.warranty_id = w.id and c.state = 'open') = :claimed)""";

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("person", person);
        parameters.put("account", account);
        parameters.put("order", order);
        parameters.put("serial", serial);
        parameters.put("active_on", activeOn);
        parameters.put("claimed", claimed);
        return parameters;
    }
}
