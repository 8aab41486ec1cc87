package io.attune.demo.generator;

import java.util.List;

/// Somebody who works at Lumen; `role` is one of Attune's roles (agent, analyst, marketer, sales, product, manager,
/// admin).
public record DemoColleague(
        String key,
        String firstName,
        String lastName,
        boolean woman,
        String mail,
        String role,
        List<String> languages) {
    public DemoColleague {
        languages = List.copyOf(languages);
    }

    public String fullName() {
        return firstName + " " + lastName;
    }
}
