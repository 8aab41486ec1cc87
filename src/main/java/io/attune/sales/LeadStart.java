package io.attune.sales;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What another page knows of somebody who might buy, as the way to a form that is already filled in.
///
/// `channel` is a network or any other way in, `conversation` a number of the inbox, `person` who it is if known.
public record LeadStart(
        String name,
        boolean social,
        String channel,
        long conversation,
        @Nullable Long person) {
    public String path() {
        return "/leads/new?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "&source=" + (social ? "social" : "classic")
                + "&channel=" + URLEncoder.encode(channel, StandardCharsets.UTF_8)
                + "&conversation=" + conversation
                + (person == null ? "" : "&person=" + person);
    }
}
