package io.attune.demo.loading;

import io.attune.demo.generator.DemoAuthor;
import io.attune.demo.generator.DemoCompany;
import java.util.HashMap;
import java.util.Map;

/// The company's authors by the generator's id.
final class Authors {
    private final Map<String, DemoAuthor> byId = new HashMap<>();

    Authors(DemoCompany company) {
        for (DemoAuthor author : company.authors()) byId.put(author.id(), author);
    }

    DemoAuthor of(String id) {
        DemoAuthor author = byId.get(id);
        if (author == null) throw new IllegalArgumentException("no author " + id);
        return author;
    }
}
