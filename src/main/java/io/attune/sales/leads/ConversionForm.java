package io.attune.sales.leads;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a lead is to become, as it is typed: `who` is `new`, `other` or a person's number, `where` is `none`, `new`,
/// `other` or an account's number; `person` and `account` are what was picked as other.
public record ConversionForm(
        int version,
        @Nullable String who,
        @Nullable String person,
        @Nullable String where,
        @Nullable String account,
        @Nullable Boolean deal,
        @Size(max = 300, message = "problem.long") @Nullable String name,
        long stage,
        @Nullable String amount,
        @Nullable String expected) {
    boolean withDeal() {
        return Boolean.TRUE.equals(deal);
    }
}
