package io.attune.platform.web;

import java.util.Map;

/// A part of a page that another module gives: its template and what that takes besides `frame`.
public record Piece(String template, Map<String, Object> model) {
    public Piece {
        model = Map.copyOf(model);
    }

    public static Piece of(String template, Object page) {
        return new Piece(template, Map.of("page", page));
    }
}
