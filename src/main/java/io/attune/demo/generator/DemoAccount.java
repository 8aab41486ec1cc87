package io.attune.demo.generator;

import java.time.LocalDate;

/// A company that buys; `owner` is the key of the colleague who looks after it.
public record DemoAccount(
        String id, String name, String city, String country, String domain, String owner, LocalDate since) {}
