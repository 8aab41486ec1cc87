package io.attune.demo.generator;

import org.jspecify.annotations.Nullable;

/// An author with their way of writing and, where the generator knows it, the customer behind it.
///
/// `calledName` is how one addresses them, absent for those who hide behind a handle.
record Speaker(
        DemoAuthor author,
        @Nullable Buyer buyer,
        boolean woman,
        @Nullable String calledName,
        boolean lowercase,
        boolean plainLetters,
        boolean typos,
        int hoursAhead) {

    boolean mail() {
        return author.network().equals("mail");
    }

    boolean company() {
        return buyer != null && buyer.company();
    }
}
