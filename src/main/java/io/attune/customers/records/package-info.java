/// What people and accounts have in common: ways to reach them, tags, owners, and the form that changes them.
@NullMarked
package io.attune.customers.records;

import org.jspecify.annotations.NullMarked;
