package io.attune.analysis;

/// A colleague said what a post means; price and chips follow.
public record PostJudged(long post) {}
