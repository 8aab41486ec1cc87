package io.attune.sales.pipelines;

/// Why deals and leads are lost. Those that are not active stay with what was lost for them.
public record LostReason(long id, String name, boolean active) {}
