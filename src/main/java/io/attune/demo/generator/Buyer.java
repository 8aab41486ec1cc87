package io.attune.demo.generator;

/// A customer with what the generator knows about them beyond the record.
record Buyer(DemoPerson person, Culture culture, Name name) {
    boolean company() {
        return person.accountId() != null;
    }
}
