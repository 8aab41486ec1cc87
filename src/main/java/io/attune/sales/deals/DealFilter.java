package io.attune.sales.deals;

import org.jspecify.annotations.Nullable;

/// Which deals a program asks for; `status` and `words` are "" for any.
record DealFilter(
        String status,
        @Nullable Long pipeline,
        @Nullable Long stage,
        @Nullable Long account,
        @Nullable Long person,
        @Nullable Long owner,
        String words) {}
