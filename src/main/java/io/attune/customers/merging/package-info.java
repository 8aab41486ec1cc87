/// Two people who are one: which of both values counts, everything of both under the survivor, and back
/// again.
@NullMarked
package io.attune.customers.merging;

import org.jspecify.annotations.NullMarked;
